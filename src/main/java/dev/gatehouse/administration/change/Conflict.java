package dev.gatehouse.administration.change;

/** The state of things forbids it; the message tells the actor why. */
public final class Conflict extends ChangeRefused {
  public Conflict(String message) {
    super(message);
  }
}
