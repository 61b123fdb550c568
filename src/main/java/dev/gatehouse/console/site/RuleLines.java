package dev.gatehouse.console.site;

import dev.gatehouse.tenant.gate.Access;
import dev.gatehouse.tenant.gate.PathRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for paths as an operator types them, one per line: {@code /internal/ = groups: staff, hr}.
 */
final class RuleLines {
  private static final Pattern LINE = Pattern.compile("(.*?)\\s*=\\s*([^:=]*?)(?:\\s*:(.*))?");

  private RuleLines() {}

  static String text(PathRules rules) {
    return rules.rules().stream()
        .map(rule -> rule.path() + " = " + text(rule.access()))
        .collect(Collectors.joining("\n"));
  }

  static String text(Access access) {
    String kind = access.kind().text();
    return access.groups().isEmpty() ? kind : kind + ": " + String.join(", ", access.groups());
  }

  /**
   * The object that the admin API takes; what cannot be read is left for its rules to name.
   *
   * @param others who may see pages that no rule covers
   * @param groups ids of groups, if these decide about such pages
   */
  static Map<String, Object> object(String lines, String others, String groups) {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (String line : (lines == null ? "" : lines).split("\\R")) {
      if (!line.isBlank()) {
        rules.add(rule(line.strip()));
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("default", access(others, groups));
    object.put("rules", rules);
    return object;
  }

  private static Map<String, Object> rule(String line) {
    Map<String, Object> rule = new LinkedHashMap<>();
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      rule.put("path", line);
      return rule;
    }
    rule.put("path", matcher.group(1));
    rule.putAll(access(matcher.group(2), matcher.group(3)));
    return rule;
  }

  private static Map<String, Object> access(String kind, String groups) {
    Map<String, Object> access = new LinkedHashMap<>();
    access.put("access", kind);
    if (groups != null && !groups.isBlank()) {
      access.put("groups", Stream.of(groups.split(",")).map(String::strip).toList());
    }
    return access;
  }
}
