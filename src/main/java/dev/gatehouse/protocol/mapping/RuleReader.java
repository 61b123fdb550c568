package dev.gatehouse.protocol.mapping;

import dev.gatehouse.protocol.mapping.Condition.Test;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.text.PersonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads rules from JSON, and objects to everything that is wrong with them at once. */
final class RuleReader {
  /** The member that says whether values of claims are kept and told. */
  static final String VALUES = "claimValues";

  private static final int LONGEST = 65_536;
  private static final int MOST_RULES = 100;
  private static final int MOST_CONDITIONS = 10;
  private static final int MOST_GROUPS = 50;
  private static final int MOST_FIELDS = 20;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 200;
  private static final Predicate<String> GROUP_ID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();
  private static final String TESTS =
      Arrays.stream(Test.values())
          .map(test -> test.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  private static final Rule NOTHING =
      new Rule("", List.of(), Set.of(), null, null, null, Map.of(), false);

  private final BiConsumer<String, String> objections;
  private int instructions;

  RuleReader(BiConsumer<String, String> objections) {
    this.objections = objections;
  }

  /** Whether a text may be the id of a group. */
  static boolean isGroupId(String text) {
    return GROUP_ID.test(text);
  }

  ClaimMapping mapping(Map<String, Object> given, Role ceiling) {
    MappingObject members = new MappingObject("mapping", given, objections);
    if (JsonObjectColumn.written(given).length() > LONGEST) {
      members.object("", "must be at most " + LONGEST + " characters of JSON");
      return new ClaimMapping(List.of(), NOTHING, true, ceiling, false);
    }
    List<Rule> rules = new ArrayList<>();
    members.list("rules", MOST_RULES).forEach(rule -> rules.add(rule(rule)));
    if (instructions > LinearPattern.MOST_INSTRUCTIONS) {
      members.object(
          "rules",
          "have too long regular expressions: together they are %d instructions, at most %d may be"
              .formatted(instructions, LinearPattern.MOST_INSTRUCTIONS));
    }
    boolean values = members.flag(VALUES);
    Optional<MappingObject> unmapped = members.object("unmapped");
    boolean refuses = unmapped.filter(otherwise -> otherwise.flag("refuse")).isPresent();
    Rule otherwise = unmapped.map(RuleReader::otherwise).orElse(NOTHING);
    members.end();
    return new ClaimMapping(rules, otherwise, refuses, ceiling, values);
  }

  /** What happens to those whom no rule matched. */
  private static Rule otherwise(MappingObject members) {
    Set<String> groups = groups(members);
    Role role = role(members);
    if (members.isTrue("refuse") && (!groups.isEmpty() || role != null)) {
      members.object("refuse", "is true, so that groups and role have no effect: leave them out");
    }
    members.end();
    return new Rule("", List.of(), groups, null, role, null, Map.of(), false);
  }

  private Rule rule(MappingObject members) {
    String name = members.required("name", LONGEST_NAME);
    if (!name.isEmpty() && !(PersonText.isVisible(name) && PersonText.isPlain(name))) {
      members.object("name", "must have a visible character and no control characters");
    }
    List<Condition> when = new ArrayList<>();
    members.list("when", MOST_CONDITIONS).forEach(each -> when.add(condition(each)));
    Set<String> groups = groups(members);
    GroupSource groupsFrom = members.object("groupsFrom").map(this::groupsFrom).orElse(null);
    Role role = role(members);
    Source lang = lang(members);
    Map<String, Source> fields = fields(members);
    boolean stop = members.flag("stop");
    boolean isIdle =
        groups.isEmpty() && groupsFrom == null && role == null && lang == null && fields.isEmpty();
    if (isIdle && !stop && members.isRight()) {
      members.object("", "does nothing: give groups, role, lang, fields or stop");
    }
    members.end();
    return new Rule(name, List.copyOf(when), groups, groupsFrom, role, lang, fields, stop);
  }

  private Condition condition(MappingObject members) {
    Pointer pointer = pointer(members, "pointer");
    String named = members.required("test", LONGEST_NAME);
    Test test =
        Arrays.stream(Test.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(named))
            .findFirst()
            .orElse(null);
    if (test == null && !named.isEmpty()) {
      members.object("test", "must be one of " + TESTS);
    }
    boolean compares = test != null && test != Test.EXISTS;
    String value = compares ? members.required("value", LONGEST_VALUE) : null;
    if (test == Test.EXISTS && members.has("value")) {
      members.object("value", "has no meaning for exists: leave it out");
    }
    LinearPattern pattern =
        test == Test.MATCHES && !value.isEmpty() ? pattern(members, "value", value) : null;
    members.skip("value").end();
    return new Condition(pointer, test, value, pattern);
  }

  private LinearPattern pattern(MappingObject members, String member, String expression) {
    try {
      LinearPattern pattern = LinearPattern.of(expression);
      instructions += pattern.instructions();
      return pattern;
    } catch (IllegalArgumentException e) {
      members.object(member, e.getMessage());
      return null;
    }
  }

  private static Pointer pointer(MappingObject members, String member) {
    String text = members.required(member, Pointer.LONGEST);
    Pointer pointer = Pointer.parse(text).orElse(null);
    if (pointer == null && !text.isEmpty()) {
      members.object(member, Pointer.FORM);
    }
    return pointer;
  }

  private static Set<String> groups(MappingObject members) {
    List<String> ids = members.texts("groups", MOST_GROUPS);
    if (!ids.stream().allMatch(GROUP_ID)) {
      members.object("groups", "must be ids of groups: letters, digits, _ and -");
    }
    return new LinkedHashSet<>(ids);
  }

  private GroupSource groupsFrom(MappingObject members) {
    Pointer pointer = pointer(members, "pointer");
    String expression = members.optional("pattern", LONGEST_VALUE).orElse(null);
    String replacement = members.optional("replacement", LONGEST_VALUE).orElse(null);
    LinearPattern pattern = expression == null ? null : pattern(members, "pattern", expression);
    if (replacement != null && expression == null) {
      members.object("replacement", "needs a pattern, whose groups it refers to as $1");
    } else if (replacement != null && pattern != null && !pattern.allows(replacement)) {
      members.object("replacement", "refers to a group that the pattern does not have");
    }
    members.end();
    return new GroupSource(pointer, pattern, replacement);
  }

  private static Role role(MappingObject members) {
    String named = members.optional("role", LONGEST_NAME).orElse(null);
    Role role = named == null ? null : Role.named(named).orElse(null);
    if (named != null && role == null) {
      members.object("role", "must be viewer, editor or admin");
    }
    return role;
  }

  private static Source lang(MappingObject members) {
    String literal = members.optional("lang", LONGEST_NAME).orElse(null);
    if (literal != null && !ReaderProfile.isLanguageTag(literal)) {
      members.object("lang", ReaderProfile.LANGUAGE_RULE);
    }
    if (literal != null && members.has("langFrom")) {
      members.object("langFrom", "has no effect beside lang: leave one out");
    }
    boolean isFrom = members.has("langFrom");
    Pointer pointer = isFrom ? pointer(members, "langFrom") : null;
    return literal == null && !isFrom ? null : new Source(literal, pointer);
  }

  private static Map<String, Source> fields(MappingObject members) {
    Map<String, Source> fields = new LinkedHashMap<>();
    members
        .object("fields")
        .ifPresent(
            own ->
                own.names().forEach(name -> fields.put(name, new Source(text(own, name), null))));
    members
        .object("fieldsFrom")
        .ifPresent(
            from ->
                from.names()
                    .forEach(name -> fields.put(name, new Source(null, pointer(from, name)))));
    if (fields.size() > MOST_FIELDS) {
      members.object("fields", "must be at most " + MOST_FIELDS + " with those of fieldsFrom");
    }
    fields.keySet().stream()
        .filter(name -> name.isBlank() || PersonText.length(name) > LONGEST_NAME)
        .findFirst()
        .ifPresent(
            name ->
                members.object(
                    "fields", "must have names of 1 to " + LONGEST_NAME + " characters"));
    return fields;
  }

  private static String text(MappingObject fields, String name) {
    return fields.required(name, LONGEST_VALUE);
  }
}
