package dev.gatehouse.tenant.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules of a gated site in their order: the first whose path covers a page decides, and the
 * default where none does.
 *
 * @param others what decides about pages that no rule covers
 */
public record PathRules(List<Rule> rules, Access others) {
  /** Those of a site that has none: whoever is signed in may see everything. */
  public static final PathRules NONE = new PathRules(List.of(), Access.SIGNED_IN);

  /** One rule. */
  public record Rule(String path, Access access, PathPattern pattern) {
    public Rule(String path, Access access) {
      this(path, access, new PathPattern(path));
    }
  }

  /**
   * What decides about a page.
   *
   * @param path the rule's path; {@code null} for the default
   */
  public record Deciding(String path, Access access) {}

  /** Reads rules that were checked when they were saved. */
  public static PathRules of(Map<String, Object> object) {
    return new RulesObject(object).read();
  }

  /** The rules as the admin API has them. */
  public Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(RulesObject.DEFAULT, object(others));
    List<Map<String, Object>> all = new ArrayList<>();
    for (Rule rule : rules) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(RulesObject.PATH, rule.path());
      one.putAll(object(rule.access()));
      all.add(one);
    }
    object.put(RulesObject.RULES, all);
    return object;
  }

  /** The ids of all groups that the rules name. */
  public Set<String> groups() {
    Set<String> all = new TreeSet<>(others.groups());
    rules.forEach(rule -> all.addAll(rule.access().groups()));
    return all;
  }

  private static Map<String, Object> object(Access access) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(RulesObject.ACCESS, access.kind().text());
    if (access.kind() == Access.Kind.GROUPS) {
      object.put(RulesObject.GROUPS, List.copyOf(access.groups()));
    }
    return object;
  }

  /**
   * What decides about a page, one for each reading that has another: all of them have to let a
   * reader in.
   */
  public Set<Deciding> deciding(PathReadings readings) {
    Set<Deciding> all = new LinkedHashSet<>();
    for (String reading : readings.exact()) {
      all.add(deciding(rule -> rule.pattern().matches(reading)));
    }
    for (String reading : readings.loose()) {
      all.add(deciding(rule -> rule.pattern().matchesLoosely(reading)));
    }
    return all;
  }

  private Deciding deciding(Predicate<Rule> covers) {
    for (Rule rule : rules) {
      if (covers.test(rule)) {
        return new Deciding(rule.path(), rule.access());
      }
    }
    return new Deciding(null, others);
  }
}
