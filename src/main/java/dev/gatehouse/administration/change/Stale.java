package dev.gatehouse.administration.change;

/** The thing is another one than the actor read: somebody changed it meanwhile. */
public final class Stale extends ChangeRefused {
  public Stale() {
    super("It was changed since it was read.");
  }
}
