package dev.gatehouse.signin.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often tokens were refused for one reason on the way to one page.
 *
 * @param first time of the first one, in seconds since 1970
 * @param page the beginning of a hash of the page's path
 * @param reason the beginning of a hash of page and reason
 */
record RefusalCount(int count, long first, String page, String reason) {
  static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 5;
  private static final int MOST_DIGITS = 12;
  private static final int PARTS = 4;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");

  RefusalCount another() {
    return new RefusalCount(Math.min(count + 1, MOST), first, page, reason);
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
    return String.join(".", String.valueOf(count), String.valueOf(first), page, reason);
  }

  /** What such a text says; empty if it is none of ours. */
  static Optional<RefusalCount> read(String text) {
    String[] parts = text.split("\\.", -1);
    boolean ours =
        parts.length == PARTS
            && parts[0].matches("[1-" + MOST + "]")
            && parts[1].matches("\\d{1," + MOST_DIGITS + "}")
            && HASH.matcher(parts[2]).matches()
            && HASH.matcher(parts[3]).matches();
    return ours
        ? Optional.of(
            new RefusalCount(
                Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]))
        : Optional.empty();
  }
}
