package dev.gatehouse.administration.change;

/** Too many do the same at the same time; the message is for the actor. */
public final class Busy extends ChangeRefused {
  public Busy(String message) {
    super(message);
  }
}
