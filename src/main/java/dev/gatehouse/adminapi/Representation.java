package dev.gatehouse.adminapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a caller gets to see of something, member by member. */
final class Representation {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Representation with(String name, Object value) {
    members.put(name, shown(value));
    return this;
  }

  /** Adds every member of a settings object. */
  Representation settings(Object settings) {
    for (Member member : Member.of(settings.getClass())) {
      with(member.name(), member.read(settings));
    }
    return this;
  }

  Map<String, Object> members() {
    return members;
  }

  private static Object shown(Object value) {
    if (value instanceof Instant time) {
      return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return value instanceof Set<?> set ? inOrder(set) : value;
  }

  private static Collection<?> inOrder(Set<?> set) {
    return set.stream().sorted().toList();
  }
}
