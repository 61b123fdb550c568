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
   */
  static Map<String, Object> object(String lines, String others) {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (String line : (lines == null ? "" : lines).split("\\R")) {
      if (!line.isBlank()) {
        rules.add(rule(line.strip()));
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("default", Map.of("access", others));
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
    rule.put("access", matcher.group(2));
    if (matcher.group(3) != null) {
      List<String> groups = new ArrayList<>();
      for (String group : matcher.group(3).split(",")) {
        groups.add(group.strip());
      }
      rule.put("groups", groups);
    }
    return rule;
  }
}
