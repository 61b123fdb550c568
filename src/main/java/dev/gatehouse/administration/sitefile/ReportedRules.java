package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.tenant.ReportOnly;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a connection that only report, as a file has them.
 *
 * @param rules values of the settings that report; empty for none
 * @param until when they report no longer; {@code null} without rules
 */
record ReportedRules(Map<String, Object> rules, Instant until) {
  /** The member of a connection in a file. */
  static final String MEMBER = "reportOnly";

  private static final String UNTIL = "until";

  /** What a file says of stored rules; {@code null} for none. */
  static Map<String, Object> describe(ReportOnly stored) {
    if (stored.isEmpty()) {
      return null;
    }
    Snapshot described = new Snapshot();
    stored.members().forEach(member -> described.with(member, stored.getRules().get(member)));
    return described.with(UNTIL, stored.getUntil()).members();
  }

  /** Reads the member of a connection; what is wrong with it becomes an objection. */
  static ReportedRules read(Submission connection) {
    Object given = connection.take(List.of(MEMBER)).get(MEMBER);
    if (given instanceof Map<?, ?> members) {
      Map<String, Object> rules = new LinkedHashMap<>();
      members.forEach((name, value) -> rules.put((String) name, value));
      Instant until = time(rules.remove(UNTIL));
      if (until == null) {
        connection
            .objections()
            .object(MEMBER + "." + UNTIL, "must be a time such as 2026-12-31T12:00:00Z");
      }
      return new ReportedRules(rules, until);
    }
    if (given != null) {
      connection.objections().object(MEMBER, "must be an object, or null for none");
    }
    return new ReportedRules(Map.of(), null);
  }

  private static Instant time(Object value) {
    try {
      return value instanceof String text ? Instant.parse(text) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Files have milliseconds, as the API does. */
  private static boolean isSame(Instant stored, Instant given) {
    return given != null
        && stored.truncatedTo(ChronoUnit.MILLIS).equals(given.truncatedTo(ChronoUnit.MILLIS));
  }

  boolean isEmpty() {
    return rules.isEmpty() && until == null;
  }

  /** Whether these are the stored ones. */
  boolean areThose(ReportOnly stored) {
    return stored.isEmpty()
        ? isEmpty()
        : isSame(stored.getUntil(), until)
            && JsonObjectColumn.written(stored.getRules()).equals(JsonObjectColumn.written(rules));
  }
}
