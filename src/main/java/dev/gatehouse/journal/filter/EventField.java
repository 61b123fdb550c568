package dev.gatehouse.journal.filter;

import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.trace.RequestTrace;
import jakarta.persistence.criteria.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an event says of a sign-in, of which a filter can ask for some values, or for all others.
 */
public enum EventField {
  EVENT("event", "event", "name"),
  REASON("reason", "reason", "reason"),
  /** An id. */
  CONNECTION("connection", "connectionId", "connectionId"),
  SURFACE("surface", "surface", "surface"),
  CAUSE("cause", "cause", "mismatch", "cause"),
  ADDRESS("address", "address", "address"),
  /** A part of the user agent, in any case. */
  BROWSER("browser", "userAgent", "userAgent"),
  /** An id; in lists of all sites. */
  SITE("sites", "site", "tenantId"),
  /** An id. */
  USER("userId", "userId", "readerId"),
  /** By the token's claims, in any case. */
  EMAIL("email", "email", "subject", "email"),
  EXTERNAL_ID("externalId", "externalId", "subject", "externalId"),
  /** In any case, with spaces or hyphens. */
  TRACE("trace", "traceId", "traceId"),
  WOULD_REFUSE("wouldRefuse", "wouldRefuse", "wouldRefuse");

  private final String inAddress;
  private final String inApi;
  private final String[] attributes;

  EventField(String inAddress, String inApi, String... attributes) {
    this.inAddress = inAddress;
    this.inApi = inApi;
    this.attributes = attributes;
  }

  /** The parameter in addresses of the console. */
  public String inAddress() {
    return inAddress;
  }

  /** The parameter of the admin API. */
  public String inApi() {
    return inApi;
  }

  public static Optional<EventField> ofAddress(String parameter) {
    return Arrays.stream(values()).filter(field -> field.inAddress.equals(parameter)).findFirst();
  }

  /** Whether values are ids. */
  public boolean isNumber() {
    return this == CONNECTION || this == SITE || this == USER;
  }

  /** Whether a value is looked for within what the event has. */
  boolean isPart() {
    return this == BROWSER;
  }

  /** A value as events have it. */
  Object stored(String value) {
    return switch (this) {
      case CONNECTION, SITE, USER -> Long.valueOf(value);
      case EMAIL -> EmailAddress.normalized(value);
      case BROWSER -> value.toLowerCase(Locale.ROOT);
      case TRACE -> RequestTrace.typed(value);
      default -> value;
    };
  }

  /** Where entities have it. */
  public <T> Path<T> in(Path<?> event) {
    Path<?> path = event;
    for (String attribute : Arrays.copyOf(attributes, attributes.length - 1)) {
      path = path.get(attribute);
    }
    return path.get(attributes[attributes.length - 1]);
  }
}
