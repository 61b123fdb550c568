package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.journal.SignInEvent;
import java.time.Instant;

/**
 * An event in the list.
 *
 * @param outcome {@code accepted}, {@code refused}, or {@code noted} for any other event
 * @param user the user's current name, or {@code null} if unknown
 */
public record LogRow(
    long id,
    Instant at,
    String event,
    String outcome,
    String reason,
    long siteId,
    String site,
    Long userId,
    String user,
    String connection,
    String traceId,
    String address) {

  static LogRow of(SignInEvent event, EventNames.Names names) {
    Long user = event.getReaderId();
    Long connection = event.getConnectionId();
    long site = event.tenantId().value();
    return new LogRow(
        event.getId(),
        event.getAt(),
        event.getName(),
        outcome(event),
        event.getReason(),
        site,
        names.sites().get(site),
        user,
        user == null ? null : names.users().getOrDefault(user, String.valueOf(user)),
        connection == null ? null : names.connections().get(connection),
        event.getTraceId(),
        event.getAddress());
  }

  static String outcome(SignInEvent event) {
    if (event.getReason() != null) {
      return "refused";
    }
    return event.getName().endsWith(".accepted") ? "accepted" : "noted";
  }

  /** The color of the outcome, in addition to its label. */
  public String tone() {
    return switch (outcome) {
      case "refused" -> "bad";
      case "accepted" -> "good";
      default -> "";
    };
  }
}
