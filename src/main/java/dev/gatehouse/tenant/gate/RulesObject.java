package dev.gatehouse.tenant.gate;

import dev.gatehouse.tenant.gate.PathRules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules as a JSON object, read and checked. */
final class RulesObject {
  static final String DEFAULT = "default";
  static final String RULES = "rules";
  static final String PATH = "path";
  static final String ACCESS = "access";
  static final String GROUPS = "groups";

  private static final int MOST_RULES = 100;
  private static final int MOST_GROUPS = 50;
  private static final int LONGEST_PATH = 200;

  /** As the ids of groups are. */
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Map<String, Object> object;
  private final List<String> errors = new ArrayList<>();

  RulesObject(Map<String, Object> object) {
    this.object = object;
  }

  /** What is wrong with it. */
  List<String> errors() {
    rules();
    return errors;
  }

  /** The rules; whatever cannot be read lets nobody in. */
  PathRules read() {
    return rules();
  }

  private PathRules rules() {
    requireMembers("", object, Set.of(DEFAULT, RULES));
    Access others =
        object.containsKey(DEFAULT) ? access("default", object.get(DEFAULT)) : Access.SIGNED_IN;
    List<Rule> rules = new ArrayList<>();
    if (!(object.getOrDefault(RULES, List.of()) instanceof List<?> listed)) {
      errors.add("rules must be a list");
      return new PathRules(rules, nobody());
    }
    if (listed.size() > MOST_RULES) {
      errors.add("rules must be at most " + MOST_RULES);
    }
    boolean readable = true;
    for (int i = 0; i < listed.size(); i++) {
      String place = "rule " + (i + 1);
      Access access = access(place, listed.get(i));
      String path = path(place, listed.get(i));
      // One that cannot be read may have closed what a later one opens.
      readable &= path != null;
      if (readable) {
        Rule rule = new Rule(path, access);
        requireOwnPages(place, rule, rules);
        rules.add(rule);
      }
    }
    return new PathRules(List.copyOf(rules), readable ? others : nobody());
  }

  private void requireOwnPages(String place, Rule rule, List<Rule> earlier) {
    if (rule.pattern().isOfManyPages()) {
      errors.add(
          place
              + " has a star in the name of a page: a path that ends in .html is one page alone;"
              + " name the folder instead");
    }
    if (earlier.stream().anyMatch(one -> rule.pattern().isSame(one.pattern()))) {
      errors.add(place + " covers the same pages as an earlier one, which decides");
    }
  }

  private String path(String place, Object rule) {
    Object path = rule instanceof Map<?, ?> members ? members.get(PATH) : null;
    if (path instanceof String text && text.length() <= LONGEST_PATH && PathPattern.isOne(text)) {
      return text;
    }
    errors.add(
        place
            + " must have a path of at most "
            + LONGEST_PATH
            + " characters that begins with a slash, without escapes; ** stands alone between"
            + " slashes");
    return null;
  }

  private Access access(String place, Object from) {
    if (!(from instanceof Map<?, ?> members)) {
      errors.add(place + " must be an object");
      return nobody();
    }
    requireMembers(
        place + " ",
        members,
        place.equals(DEFAULT) ? Set.of(ACCESS, GROUPS) : Set.of(PATH, ACCESS, GROUPS));
    Object named = members.get(ACCESS);
    for (Access.Kind kind : Access.Kind.values()) {
      if (kind.text().equals(named)) {
        return kind == Access.Kind.GROUPS
            ? new Access(kind, groups(place, members.get(GROUPS)))
            : withoutGroups(place, kind, members.get(GROUPS));
      }
    }
    errors.add(place + " must have an access: public, signedIn or groups");
    return nobody();
  }

  private Access withoutGroups(String place, Access.Kind kind, Object groups) {
    if (groups != null && !groups.equals(List.of())) {
      errors.add(place + " has groups, which count with the access groups only");
      return nobody();
    }
    return new Access(kind, Set.of());
  }

  private Set<String> groups(String place, Object given) {
    Set<String> groups = new TreeSet<>();
    if (given instanceof List<?> listed && !listed.isEmpty() && listed.size() <= MOST_GROUPS) {
      for (Object one : listed) {
        if (one instanceof String id && GROUP.matcher(id).matches()) {
          groups.add(id);
        }
      }
      if (groups.size() == new HashSet<Object>(listed).size()) {
        return groups;
      }
    }
    errors.add(place + " must have 1 to " + MOST_GROUPS + " ids of groups");
    return Set.of();
  }

  private void requireMembers(String place, Map<?, ?> members, Set<String> known) {
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> place + "has an unknown member; it has " + Arrays.toString(sorted(known)))
        .limit(1)
        .forEach(errors::add);
  }

  private static Object[] sorted(Set<String> names) {
    return names.stream().sorted().toArray();
  }

  private static Access nobody() {
    return new Access(Access.Kind.GROUPS, Set.of());
  }
}
