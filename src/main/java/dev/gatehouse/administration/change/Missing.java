package dev.gatehouse.administration.change;

import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import java.util.Optional;

/** The resource does not exist, or the actor must not know of it; both look the same. */
public final class Missing extends ChangeRefused {
  private static final long serialVersionUID = 1L;

  private final String lacking;
  private final transient TenantId site;

  public Missing() {
    this(null, null);
  }

  private Missing(String lacking, TenantId site) {
    super("This resource does not exist.");
    this.lacking = lacking;
    this.site = site;
  }

  /** For an actor who lacks a right. Only the audit trail tells which. */
  static Missing lacking(String right) {
    return new Missing(right, null);
  }

  /** For an actor who lacks a right at a site, which need not exist. */
  static Missing lacking(Right right, TenantId site) {
    return new Missing(right + " at site " + site, site);
  }

  /** The site where the actor lacks the right, which need not exist. */
  Optional<TenantId> site() {
    return Optional.ofNullable(site);
  }

  /** The right that the actor lacks; empty when there is nothing whatever their rights. */
  public Optional<String> lacking() {
    return Optional.ofNullable(lacking);
  }
}
