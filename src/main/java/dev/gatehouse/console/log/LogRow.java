package dev.gatehouse.console.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.console.Browser;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An event in the list.
 *
 * @param site the site's current name
 * @param user the user's current name, or {@code null} if unknown
 * @param connection the connection's current name, or {@code null} if unknown
 */
public record LogRow(SignInEvent event, String site, String user, String connection) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a user agent, to filter by: enough to tell it from all others. */
  private static final int LONGEST = 250;

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
    return EventOutcome.of(event.getName(), event.getReason()).text();
  }

  /** The color of the outcome, in addition to its label. */
  public String tone() {
    return switch (outcome()) {
      case "refused" -> "bad";
      case "accepted" -> "good";
      default -> "";
    };
  }

  /** Whose sign-in it was by the token, or {@code null}. */
  public String subject() {
    return event
        .subject()
        .map(whose -> whose.getEmail() == null ? whose.getExternalId() : whose.getEmail())
        .orElse(null);
  }

  /** The browser in a few words, or {@code null}. */
  public String browser() {
    String known = Browser.of(event.getUserAgent());
    return known == null ? event.getUserAgent() : known;
  }

  public String cause() {
    return event.mismatch().map(Mismatch::getCause).orElse(null);
  }

  public String came() {
    return event.mismatch().map(Mismatch::getCame).orElse(null);
  }

  /** What the list can be narrowed to, as JSON: values by the names of parameters. */
  public String values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(LogQuestion.OUTCOME, outcome());
    values.put(EventField.REASON.inAddress(), event.getReason());
    values.put(EventField.EVENT.inAddress(), event.getName());
    values.put(LogQuestion.USER, person());
    values.put(EventField.CONNECTION.inAddress(), event.getConnectionId());
    values.put(EventField.CAUSE.inAddress(), cause());
    values.put(EventField.SURFACE.inAddress(), event.getSurface());
    values.put(EventField.ADDRESS.inAddress(), event.getAddress());
    values.put(EventField.BROWSER.inAddress(), agent());
    values.put(EventField.WOULD_REFUSE.inAddress(), event.getWouldRefuse());
    values.put(EventField.SITE.inAddress(), event.tenantId().value());
    values.values().removeIf(Objects::isNull);
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers cannot be written as JSON", e);
    }
  }

  private Object person() {
    return subject() == null ? event.getReaderId() : subject();
  }

  private String agent() {
    String agent = event.getUserAgent();
    return agent == null ? null : agent.substring(0, Math.min(LONGEST, agent.length()));
  }
}
