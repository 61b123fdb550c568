package dev.gatehouse.administration.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Current settings, member by member, with the admin API's names and values. */
public final class Snapshot {
  private Snapshot() {}

  /** All members of a settings object, in the order of its fields. */
  public static Map<String, Object> of(Object settings) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Member member : Member.of(settings.getClass())) {
      members.put(member.name(), shown(member.read(settings)));
    }
    return members;
  }

  /** A value in JSON: times as text in UTC, enum constants in lower case, sets sorted. */
  public static Object shown(Object value) {
    if (value instanceof Instant time) {
      return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return value instanceof Set<?> set ? set.stream().sorted().toList() : value;
  }
}
