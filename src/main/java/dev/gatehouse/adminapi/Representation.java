package dev.gatehouse.adminapi;

import dev.gatehouse.administration.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a caller gets to see of something, member by member. */
final class Representation {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Representation with(String name, Object value) {
    members.put(name, Snapshot.shown(value));
    return this;
  }

  /** Adds every member of a settings object. */
  Representation settings(Object settings) {
    members.putAll(Snapshot.of(settings));
    return this;
  }

  Map<String, Object> members() {
    return members;
  }
}
