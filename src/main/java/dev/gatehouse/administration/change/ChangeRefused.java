package dev.gatehouse.administration.change;

/** Why a change was not made; nothing of it was. */
public abstract sealed class ChangeRefused extends RuntimeException
    permits Invalid, Taken, Stale, Missing, Conflict {
  ChangeRefused(String message) {
    super(message, null, false, false);
  }
}
