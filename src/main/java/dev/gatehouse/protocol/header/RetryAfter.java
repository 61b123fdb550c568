package dev.gatehouse.protocol.header;

import java.time.Duration;

/** How long a caller who came too often is told to wait (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /** Whole seconds, at least one: whoever comes back then does not come too early. */
  public static int seconds(Duration wait) {
    return Math.toIntExact(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
