package dev.gatehouse.administration.change;

import java.util.Optional;

/** The resource does not exist, or the actor must not know of it; both look the same. */
public final class Missing extends ChangeRefused {
  private static final long serialVersionUID = 1L;

  private final String lacking;

  public Missing() {
    this(null);
  }

  private Missing(String lacking) {
    super("This resource does not exist.");
    this.lacking = lacking;
  }

  /** For an actor who lacks a right. Only the audit trail tells which. */
  static Missing lacking(String right) {
    return new Missing(right);
  }

  /** The right that the actor lacks; empty when there is nothing whatever their rights. */
  public Optional<String> lacking() {
    return Optional.ofNullable(lacking);
  }
}
