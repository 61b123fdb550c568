package dev.gatehouse.administration.change;

/** The resource changed since the actor read it. */
public final class Stale extends ChangeRefused {
  public Stale() {
    super("The resource changed since it was read.");
  }
}
