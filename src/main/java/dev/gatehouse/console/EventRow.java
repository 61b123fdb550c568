package dev.gatehouse.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A sign-in event as the overview shows it.
 *
 * @param reason why it was refused, or {@code null}
 */
public record EventRow(
    Instant at, String event, String reason, String site, String subdomain, String traceId) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** When it happened, in UTC, to the second. */
  public String time() {
    return TIME.format(at);
  }
}
