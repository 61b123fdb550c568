package dev.gatehouse.administration.change;

/** The thing is not there, or not the actor's to know of: nobody can tell the two apart. */
public final class Missing extends ChangeRefused {
  public Missing() {
    super("There is no such thing here.");
  }
}
