package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.text.ShownValue;

/**
 * Why a signature failed, and what to do about it.
 *
 * @param detail the cause with the particulars of this token
 * @param remedy as far as they tell more than the cause's own
 */
record Clue(String detail, String remedy, Discrepancy discrepancy) {
  static Clue of(Cause cause, String detail) {
    return new Clue(detail, cause.remedy(), Discrepancy.of(null, null, cause));
  }

  /** A cause that is about a key. */
  static Clue of(Cause cause, String detail, long key) {
    return new Clue(detail, cause.remedy(), new Discrepancy(null, null, cause, key));
  }

  /** Another algorithm than the connection's. */
  static Clue algorithm(Cause cause, String detail, String remedy, String came, String accepted) {
    Discrepancy names =
        Discrepancy.of("alg " + ShownValue.of(came), "alg " + ShownValue.of(accepted), cause);
    return new Clue(detail, remedy, names);
  }
}
