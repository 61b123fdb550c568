package dev.gatehouse.administration.change;

/** The current state forbids the change; the message is for the actor. */
public final class Conflict extends ChangeRefused {
  public Conflict(String message) {
    super(message);
  }
}
