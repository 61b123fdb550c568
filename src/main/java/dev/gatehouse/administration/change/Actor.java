package dev.gatehouse.administration.change;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Program;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.opening.Consent;

/**
 * The person or program that makes a change.
 *
 * @param name as the audit trail shows it: an operator's e-mail address, or a token's name
 * @param address where the request came from
 * @param consent what the actor's consent to an opening hangs on
 * @param authority host and port of Gatehouse as the actor reached it; empty if unknown
 */
public record Actor(String name, String address, Rights rights, Consent consent, String authority) {
  /** No operator has this id. */
  private static final long NOBODY = 0;

  /** Whoever does what no operator or program does, such as to end a consent that lapsed. */
  public static final Actor GATEHOUSE = new Actor("Gatehouse", null, Rights.NONE);

  /** An actor whose consent would end at once, since nobody's account stands for it. */
  public Actor(String name, String address, Rights rights) {
    this(name, address, rights, new Consent(NOBODY, null, name), "");
  }

  public static Actor of(OperatorAccount operator, String address, String authority) {
    Consent consent = new Consent(operator.id(), null, operator.email());
    return new Actor(operator.email(), address, operator.rights(), consent, authority);
  }

  public static Actor of(Program program, String address, String authority) {
    String name = "API token " + program.name();
    Consent consent = new Consent(null, program.tokenId(), name);
    return new Actor(name, address, program.rights(), consent, authority);
  }

  /**
   * @throws Missing when the actor may not do this at this site
   */
  public void require(Right right, TenantId site) {
    if (!rights.may(right, site)) {
      throw Missing.lacking(right, site);
    }
  }

  public boolean isPlatform() {
    return rights.platformAdmin();
  }

  /**
   * @throws Missing when the actor is not a platform administrator
   */
  public void requirePlatform() {
    if (!rights.platformAdmin()) {
      throw Missing.lacking("platform administrator");
    }
  }
}
