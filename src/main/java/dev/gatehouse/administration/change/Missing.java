package dev.gatehouse.administration.change;

/** The resource does not exist, or the actor must not know of it; both look the same. */
public final class Missing extends ChangeRefused {
  public Missing() {
    super("This resource does not exist.");
  }
}
