package dev.gatehouse.administration.change;

/** The reason why a change was refused; nothing of it was written. */
public abstract sealed class ChangeRefused extends RuntimeException
    permits Busy, Invalid, Taken, Stale, Missing, Conflict {
  ChangeRefused(String message) {
    super(message, null, false, false);
  }
}
