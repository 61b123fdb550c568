package dev.gatehouse.administration.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A resource as it is now, member by member, with the admin API's names and values. */
public final class Snapshot {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** All members of a settings object, in the order of its fields. */
  public static Map<String, Object> of(Object settings) {
    return new Snapshot().settings(settings).members();
  }

  public Snapshot with(String name, Object value) {
    members.put(name, shown(value));
    return this;
  }

  /** Adds all members of a settings object. */
  public Snapshot settings(Object settings) {
    Member.of(settings.getClass()).forEach(member -> with(member.name(), member.read(settings)));
    return this;
  }

  public Map<String, Object> members() {
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
