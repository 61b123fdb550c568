package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.text.PersonText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The values of each member before and after a change; never secrets. */
public final class Changes {
  /** Long texts, such as articles, are cut to their beginning. */
  private static final int LONGEST = 200;

  /** Replaces a value that must not be shown. */
  private static final String HIDDEN = "(not shown)";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Object>> members = new LinkedHashMap<>();

  /** The difference of two snapshots; a member that only one of them has is absent in the other. */
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

  /** The values of a new resource. */
  public static Changes made(Map<String, Object> after) {
    return between(Map.of(), after);
  }

  /** The last values of a deleted resource. */
  public static Changes ended(Map<String, Object> before) {
    return between(before, Map.of());
  }

  public static Changes none() {
    return new Changes();
  }

  /** Adds a member whose values must not be shown. */
  public Changes hiding(String name) {
    put(name, HIDDEN, HIDDEN);
    return this;
  }

  /** Adds a member. */
  public Changes with(String name, Object before, Object after) {
    put(name, Snapshot.shown(before), Snapshot.shown(after));
    return this;
  }

  /** Whether no other member than this one changed. */
  public boolean isOnly(String member) {
    return Set.of(member).containsAll(members.keySet());
  }

  public boolean has(String member) {
    return members.containsKey(member);
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
    return value instanceof String text && PersonText.length(text) > LONGEST
        ? PersonText.cut(text, LONGEST) + "… (" + PersonText.length(text) + " characters)"
        : value;
  }

  /** A JSON object of members, each with {@code before} and {@code after} if there is one. */
  public String json() {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes cannot be written as JSON", e);
    }
  }
}
