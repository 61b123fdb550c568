package dev.gatehouse.protocol.mapping;

import dev.gatehouse.tenant.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One rule: if every condition holds, it does all that it says.
 *
 * @param when no condition means that it matches every token
 * @param groups ids of groups that it adds
 * @param groupsFrom groups that it adds from a claim; {@code null} for none
 * @param role the role that it sets; {@code null} for none
 * @param lang the language that it sets; {@code null} for none
 * @param fields the custom fields that it sets
 * @param stop whether the rules after it do not count once it matched
 */
record Rule(
    String name,
    List<Condition> when,
    Set<String> groups,
    GroupSource groupsFrom,
    Role role,
    Source lang,
    Map<String, Source> fields,
    boolean stop) {

  /** The first condition that does not hold; empty if the rule matches. */
  Optional<Condition> unmet(Map<String, Object> claims) {
    for (Condition condition : when) {
      if (!condition.holds(claims)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /** Why it can match no token of a shape; empty if it may match one. */
  Optional<String> unmeetable(ClaimShape shape) {
    return when.stream().flatMap(condition -> condition.unmeetable(shape).stream()).findFirst();
  }

  /** What it does, for people. */
  String effects() {
    List<String> effects = new ArrayList<>();
    if (!groups.isEmpty()) {
      effects.add("groups " + String.join(", ", new TreeSet<>(groups)));
    }
    if (groupsFrom != null) {
      effects.add("groups from " + groupsFrom.pointer().text());
    }
    if (role != null) {
      effects.add("role " + role.text());
    }
    if (lang != null) {
      effects.add("language " + lang);
    }
    new TreeMap<>(fields).forEach((field, from) -> effects.add("field " + field + " " + from));
    if (stop) {
      effects.add("stop");
    }
    return String.join("; ", effects);
  }

  /** The rule as one line for people who read what changed. */
  @Override
  public String toString() {
    String conditions =
        when.isEmpty()
            ? "always"
            : String.join(" and ", when.stream().map(Condition::toString).toList());
    return name + ": " + conditions + " → " + effects();
  }
}
