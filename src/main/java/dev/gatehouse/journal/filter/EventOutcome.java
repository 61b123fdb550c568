package dev.gatehouse.journal.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a sign-in ended. */
public enum EventOutcome {
  ACCEPTED,
  REFUSED,
  /** Neither, such as an issued code. */
  NOTED;

  /** How names of events end that tell of an accepted sign-in. */
  static final String ACCEPTED_NAMES = ".accepted";

  /** The outcome of an event. */
  public static EventOutcome of(String name, String reason) {
    return reason != null ? REFUSED : name.endsWith(ACCEPTED_NAMES) ? ACCEPTED : NOTED;
  }

  /** The value in addresses and in the admin API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EventOutcome> ofText(String text) {
    return Arrays.stream(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
  }
}
