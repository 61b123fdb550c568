package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resource as the caller sees it, member by member. */
public final class Representation {
  private final Map<String, Object> members = new LinkedHashMap<>();

  public Representation with(String name, Object value) {
    members.put(name, Snapshot.shown(value));
    return this;
  }

  /** Adds all members of a settings object. */
  public Representation settings(Object settings) {
    members.putAll(Snapshot.of(settings));
    return this;
  }

  public Map<String, Object> members() {
    return members;
  }
}
