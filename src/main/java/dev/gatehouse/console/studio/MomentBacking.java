package dev.gatehouse.console.studio;

import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.console.TypedTime;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The moment as of which a token is analyzed: now, when it was signed, or another one, such as that
 * of the event from which the operator comes.
 */
@Named("studioMoment")
@RequestScoped
public class MomentBacking {
  static final String NOW = "now";
  static final String SIGNED = "signed";
  static final String OTHER = "other";

  @Inject HttpServletRequest request;
  @Inject TimesBacking times;

  private String parameter(String name) {
    return Optional.ofNullable(ReadParameters.of(request).getParameter(name)).orElse("").strip();
  }

  /** What was chosen; by default the moment in the address, if there is one. */
  public String getChoice() {
    String chosen = parameter("moment");
    return chosen.isEmpty() ? isGiven() ? OTHER : NOW : chosen;
  }

  /** Whether there is a moment in the field or in the address. */
  public boolean isGiven() {
    return !getAt().isEmpty();
  }

  /** The text in the field. */
  public String getAt() {
    return parameter("at");
  }

  /** Id of the event from which the operator comes, or empty. */
  public String getEvent() {
    String event = parameter("event");
    return event.matches("\\d{1,18}") ? event : "";
  }

  /** The chosen moment, as RFC 3339 has it; {@code null} for now and for what is no time. */
  String moment() {
    return getChoice().equals(OTHER) ? read(getAt()).map(Instant::toString).orElse(getAt()) : null;
  }

  private Optional<Instant> read(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      // It may be in the notation of the console's lists.
      return TypedTime.of(text).map(typed -> typed.from(times.getZone()));
    }
  }
}
