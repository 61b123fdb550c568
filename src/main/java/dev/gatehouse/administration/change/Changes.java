package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a change did to each member: before and after. Secrets have no place here. */
public final class Changes {
  /** Long texts, such as an article, are named by their beginning. */
  private static final int LONGEST = 200;

  /** Stands for a value that must not be shown. */
  private static final String HIDDEN = "(not shown)";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Object>> members = new LinkedHashMap<>();

  /** What differs between two snapshots; a member that is in one of them only counts as absent. */
  public static Changes between(Map<String, Object> before, Map<String, Object> after) {
    Changes changes = new Changes();
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        changes.put(name, before.get(name), after.get(name));
      }
    }
    return changes;
  }

  /** Something new. */
  public static Changes made(Map<String, Object> after) {
    return between(Map.of(), after);
  }

  /** Something that is gone. */
  public static Changes ended(Map<String, Object> before) {
    return between(before, Map.of());
  }

  public static Changes none() {
    return new Changes();
  }

  /** Adds a member whose values are nobody's to see. */
  public Changes hiding(String name) {
    put(name, HIDDEN, HIDDEN);
    return this;
  }

  /** Adds a member. */
  public Changes with(String name, Object before, Object after) {
    put(name, Snapshot.shown(before), Snapshot.shown(after));
    return this;
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  private void put(String name, Object before, Object after) {
    Map<String, Object> sides = new LinkedHashMap<>();
    if (before != null) {
      sides.put("before", cut(before));
    }
    if (after != null) {
      sides.put("after", cut(after));
    }
    members.put(name, sides);
  }

  private static Object cut(Object value) {
    return value instanceof String text && text.length() > LONGEST
        ? text.substring(0, LONGEST) + "… (" + text.length() + " characters)"
        : value;
  }

  /** A JSON object of members, each with {@code before} and {@code after} where there is one. */
  String json() {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes cannot be written as JSON", e);
    }
  }
}
