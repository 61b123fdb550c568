package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.journal.SignInEvent;

/**
 * An event in the list.
 *
 * @param site the site's current name
 * @param user the user's current name, or {@code null} if unknown
 * @param connection the connection's current name, or {@code null} if unknown
 */
public record LogRow(SignInEvent event, String site, String user, String connection) {

  static LogRow of(SignInEvent event, EventNames.Names names) {
    Long user = event.getReaderId();
    Long connection = event.getConnectionId();
    return new LogRow(
        event,
        names.sites().get(event.tenantId().value()),
        user == null ? null : names.users().getOrDefault(user, String.valueOf(user)),
        connection == null ? null : names.connections().get(connection));
  }

  /** {@code accepted}, {@code refused}, or {@code noted} for any other event. */
  public String outcome() {
    if (event.getReason() != null) {
      return "refused";
    }
    return event.getName().endsWith(".accepted") ? "accepted" : "noted";
  }

  /** The color of the outcome, in addition to its label. */
  public String tone() {
    return switch (outcome()) {
      case "refused" -> "bad";
      case "accepted" -> "good";
      default -> "";
    };
  }
}
