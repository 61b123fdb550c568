package dev.gatehouse.signin.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a browser brought a token that was bad in the same way. Without a limit, a backend that
 * signs wrongly would be asked for tokens for ever, since its login page redirects signed-in
 * readers back at once.
 *
 * @param first time of the first one, in seconds since 1970
 * @param last the fault of the last one
 */
record RefusalCount(int count, long first, Fault last) {
  static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 5;
  private static final int MOST_DIGITS = 12;
  private static final int PARTS = 5;

  static RefusalCount starting(Fault fault, Instant now) {
    return new RefusalCount(1, now.getEpochSecond(), fault);
  }

  /** With one more of the same kind. */
  RefusalCount with(Fault fault) {
    boolean adds = !fault.isForgedLike(last);
    return new RefusalCount(adds ? Math.min(count + 1, MOST) : count, first, fault);
  }

  /** Whether asking for another token has proved useless. */
  boolean isTooMany() {
    return count >= MOST;
  }

  boolean isOver(Instant now) {
    long second = now.getEpochSecond();
    return first > second || second - first >= MEMORY.toSeconds();
  }

  /** As it stands in a cookie. */
  String text() {
    return String.join(
        ".",
        String.valueOf(count),
        String.valueOf(first),
        last.kind(),
        last.input(),
        last.signature());
  }

  /** What such a text says; empty if it is none of ours. */
  static Optional<RefusalCount> read(String text) {
    String[] parts = text.split("\\.", -1);
    boolean ours =
        parts.length == PARTS
            && parts[0].matches("[1-" + MOST + "]")
            && parts[1].matches("\\d{1," + MOST_DIGITS + "}")
            && Fault.HASH.matcher(parts[2]).matches()
            && Fault.HASH.matcher(parts[3]).matches()
            && Fault.HASH.matcher(parts[4]).matches();
    return ours
        ? Optional.of(
            new RefusalCount(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                new Fault(parts[2], parts[3], parts[4])))
        : Optional.empty();
  }
}
