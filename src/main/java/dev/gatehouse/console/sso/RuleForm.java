package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.FieldError;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One rule of a claim mapping as it is typed: conditions and fields one per line. */
public class RuleForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern CONDITION =
      Pattern.compile("(.+?)\\s+(exists|equals|contains|matches)(?:\\s+(.*))?");
  private static final Pattern FIELD = Pattern.compile("([^=]+?)\\s*=\\s*(.*)");

  private String name = "";
  private String when = "";
  private Set<String> groups = new TreeSet<>();
  private String groupsPointer = "";
  private String groupsPattern = "";
  private String groupsReplacement = "";
  private String role = "";
  private String lang = "";
  private String fields = "";
  private String fieldsFrom = "";
  private boolean stop;

  /** Fills the form with a rule as the connection has it. */
  static RuleForm of(Map<String, Object> rule) {
    RuleForm form = new RuleForm();
    form.name = text(rule, "name");
    form.when =
        objects(rule.get("when")).stream().map(RuleForm::line).collect(Collectors.joining("\n"));
    form.groups = new TreeSet<>();
    if (rule.get("groups") instanceof List<?> ids) {
      ids.forEach(id -> form.groups.add(String.valueOf(id)));
    }
    Map<?, ?> from = rule.get("groupsFrom") instanceof Map<?, ?> given ? given : Map.of();
    form.groupsPointer = text(from, "pointer");
    form.groupsPattern = text(from, "pattern");
    form.groupsReplacement = text(from, "replacement");
    form.role = text(rule, "role");
    form.lang = text(rule, "lang") + text(rule, "langFrom");
    form.fields = lines(rule.get("fields"));
    form.fieldsFrom = lines(rule.get("fieldsFrom"));
    form.stop = Boolean.TRUE.equals(rule.get("stop"));
    return form;
  }

  private static String text(Map<?, ?> members, String member) {
    return members.get(member) instanceof String text ? text : "";
  }

  private static List<Map<?, ?>> objects(Object list) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (list instanceof List<?> elements) {
      elements.forEach(element -> objects.add((Map<?, ?>) element));
    }
    return objects;
  }

  private static String line(Map<?, ?> condition) {
    return (text(condition, "pointer")
            + " "
            + text(condition, "test")
            + " "
            + text(condition, "value"))
        .strip();
  }

  private static String lines(Object object) {
    return object instanceof Map<?, ?> members
        ? members.entrySet().stream()
            .map(member -> member.getKey() + " = " + member.getValue())
            .sorted()
            .collect(Collectors.joining("\n"))
        : "";
  }

  /**
   * The rule that was typed.
   *
   * @param objections gets what cannot be read
   */
  Map<String, Object> rule(List<FieldError> objections) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("name", name.strip());
    List<Map<String, Object>> conditions = new ArrayList<>();
    typed(when).forEach(line -> condition(line, objections).ifPresent(conditions::add));
    put(rule, "when", conditions, conditions.isEmpty());
    put(rule, "groups", List.copyOf(groups), groups.isEmpty());
    Map<String, Object> from = new LinkedHashMap<>();
    put(from, "pointer", groupsPointer.strip(), groupsPointer.isBlank());
    put(from, "pattern", groupsPattern, groupsPattern.isEmpty());
    put(from, "replacement", groupsReplacement, groupsReplacement.isEmpty());
    put(rule, "groupsFrom", from, from.isEmpty());
    put(rule, "role", role, role == null || role.isEmpty());
    put(rule, lang.startsWith("/") ? "langFrom" : "lang", lang.strip(), lang.isBlank());
    Map<String, Object> own = fields(fields, "fields", objections);
    put(rule, "fields", own, own.isEmpty());
    Map<String, Object> taken = fields(fieldsFrom, "fieldsFrom", objections);
    put(rule, "fieldsFrom", taken, taken.isEmpty());
    put(rule, "stop", true, !stop);
    return rule;
  }

  private static void put(Map<String, Object> into, String member, Object value, boolean isAbsent) {
    if (!isAbsent) {
      into.put(member, value);
    }
  }

  private static List<String> typed(String lines) {
    return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static Optional<Map<String, Object>> condition(String line, List<FieldError> objections) {
    Matcher form = CONDITION.matcher(line);
    if (!form.matches()) {
      objections.add(
          new FieldError(
              "when", "must have lines such as: /department equals Sales, and not: " + line));
      return Optional.empty();
    }
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("pointer", form.group(1));
    condition.put("test", form.group(2));
    put(condition, "value", form.group(3), form.group(3) == null || form.group(3).isEmpty());
    return Optional.of(condition);
  }

  private static Map<String, Object> fields(
      String lines, String member, List<FieldError> objections) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String line : typed(lines)) {
      Matcher form = FIELD.matcher(line);
      if (form.matches()) {
        fields.put(form.group(1), form.group(2));
      } else {
        objections.add(new FieldError(member, "must have lines such as: team = Sales"));
      }
    }
    return fields;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = filled(name);
  }

  public String getWhen() {
    return when;
  }

  public void setWhen(String when) {
    this.when = filled(when);
  }

  public Set<String> getGroups() {
    return groups;
  }

  public void setGroups(Set<String> groups) {
    this.groups = groups;
  }

  public String getGroupsPointer() {
    return groupsPointer;
  }

  public void setGroupsPointer(String groupsPointer) {
    this.groupsPointer = filled(groupsPointer);
  }

  public String getGroupsPattern() {
    return groupsPattern;
  }

  public void setGroupsPattern(String groupsPattern) {
    this.groupsPattern = filled(groupsPattern);
  }

  public String getGroupsReplacement() {
    return groupsReplacement;
  }

  public void setGroupsReplacement(String groupsReplacement) {
    this.groupsReplacement = filled(groupsReplacement);
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = filled(role);
  }

  public String getLang() {
    return lang;
  }

  public void setLang(String lang) {
    this.lang = filled(lang);
  }

  public String getFields() {
    return fields;
  }

  public void setFields(String fields) {
    this.fields = filled(fields);
  }

  public String getFieldsFrom() {
    return fieldsFrom;
  }

  public void setFieldsFrom(String fieldsFrom) {
    this.fieldsFrom = filled(fieldsFrom);
  }

  public boolean isStop() {
    return stop;
  }

  public void setStop(boolean stop) {
    this.stop = stop;
  }

  /** Faces gives null for an empty input. */
  private static String filled(String typed) {
    return typed == null ? "" : typed;
  }
}
