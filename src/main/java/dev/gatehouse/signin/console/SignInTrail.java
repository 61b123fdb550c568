package dev.gatehouse.signin.console;

import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Records sign-ins to the console and the admin API in the audit trail, refused ones as well. */
@ApplicationScoped
class SignInTrail {
  /** Who tries to sign in is not known. */
  private static final String NOBODY = "not signed in";

  /** An address with a whole domain. People type passwords into the wrong field, even with "@". */
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z0-9._+'-]{1,64}@([a-z0-9-]{1,63}\\.){1,5}[a-z]{2,24}");

  @Inject AuditTrail trail;
  @Inject RefusalTrail refusals;
  @Inject Operators operators;
  @Inject Clock clock;

  void succeeded(OperatorAccount operator, String address) {
    trail.add(
        new AuditEntry(
            clock.instant(),
            operator.email(),
            address,
            AuditEvent.CONSOLE_SIGN_IN_SUCCEEDED,
            target(operator.id(), operator.email()),
            "{}"));
  }

  /**
   * Records a refused attempt with an account that somebody typed.
   *
   * @param reason never what was typed
   */
  void refused(String typed, String address, String reason) {
    String account =
        operators
            .byEmail(typed)
            .map(known -> target(known.getId(), known.getSettings().getEmail()))
            .orElseGet(() -> unknown(typed));
    add(account, address, reason);
  }

  /** Records a refused attempt of an operator whose password was right. */
  void refused(OperatorAccount operator, String address, String reason) {
    add(target(operator.id(), operator.email()), address, reason);
  }

  /** Records a call of the admin API with a token that is not valid. */
  void refusedToken(Incoming call) {
    String asked = call.method() + " " + call.path();
    refusals.add(AuditEvent.ACCESS_REFUSED, NOBODY, call.address(), asked, "no valid API token");
  }

  /**
   * Records that an operator asked to be handed over to a site that they may not read.
   *
   * @param site that was asked for, and that need not exist
   */
  void refusedVisit(OperatorAccount operator, Optional<TenantId> site, Incoming call) {
    String asked = call.method() + " " + call.path();
    String reason = "lacks the right READ at the site, or asked for none";
    refusals.add(site, AuditEvent.ACCESS_REFUSED, operator.email(), call.address(), asked, reason);
  }

  private void add(String account, String address, String reason) {
    refusals.add(AuditEvent.CONSOLE_SIGN_IN_REFUSED, NOBODY, address, account, reason);
  }

  static String unknown(String typed) {
    String email = typed.trim().toLowerCase(Locale.ROOT);
    return ADDRESS.matcher(email).matches()
        ? "no operator: " + email
        : "no operator: not an email address";
  }

  private static String target(long id, String email) {
    return "operator " + id + ": " + email;
  }
}
