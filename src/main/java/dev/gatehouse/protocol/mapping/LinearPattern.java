package dev.gatehouse.protocol.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/**
 * A regular expression that takes time in proportion to the text, whatever the text: operators
 * write it, and every sign-in waits for it. Both expressions and texts are therefore bounded.
 */
final class LinearPattern {
  static final int LONGEST = 200;

  /**
   * Instructions of all expressions of a mapping. Each character of the claims costs a step for
   * each of them, so that a token costs four million steps at most, less than half a second.
   */
  static final int MOST_INSTRUCTIONS = 500;

  /** Characters of a text that is compared. */
  static final int LONGEST_TEXT = 1000;

  /** Characters of a claim's texts that are compared; the IDs of 200 groups have 7,200. */
  private static final int MOST_TEXT = 8192;

  /** Of one expression: repetitions within repetitions multiply, and so does the memory. */
  private static final long MOST_REPETITIONS = 1000;

  /** The numbers of a repetition such as {@code {2,5}}. */
  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?}");

  private static final java.util.regex.Pattern GROUP = java.util.regex.Pattern.compile("\\$(\\d)");

  private final Pattern compiled;

  private LinearPattern(Pattern compiled) {
    this.compiled = compiled;
  }

  /**
   * Compiles an expression in the syntax of RE2.
   *
   * @throws IllegalArgumentException with a message about the field
   */
  static LinearPattern of(String expression) {
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException("must be at most " + LONGEST + " characters");
    }
    if (repetitions(expression) > MOST_REPETITIONS) {
      throw new IllegalArgumentException("repeats too often: at most 1000 times in all");
    }
    try {
      return new LinearPattern(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "is not a regular expression of RE2, which has no look-around and no back-references: "
              + e.getDescription(),
          e);
    }
  }

  private static long repetitions(String expression) {
    return REPETITION
        .matcher(expression)
        .results()
        .mapToLong(LinearPattern::most)
        .reduce(1, (a, b) -> Math.min(a * Math.max(b, 1), Integer.MAX_VALUE));
  }

  private static long most(MatchResult repetition) {
    String upper = repetition.group(2);
    return Long.parseLong(upper == null || upper.isEmpty() ? repetition.group(1) : upper);
  }

  /** The length of the program that it compiled to. */
  int instructions() {
    return compiled.programSize();
  }

  /** The text of a claim, or those of its elements, as far as they are not too long to compare. */
  static Stream<String> texts(Object claim) {
    List<String> texts = new ArrayList<>();
    int left = MOST_TEXT;
    for (Object value : claim instanceof List<?> elements ? elements : List.of(claim)) {
      String text = Condition.text(value).orElse(null);
      if (text != null && text.length() <= Math.min(LONGEST_TEXT, left)) {
        texts.add(text);
        // An empty one costs a step as well.
        left -= text.length() + 1;
      }
    }
    return texts.stream();
  }

  /** Whether the whole text is of this form. */
  boolean matches(String text) {
    return compiled.matches(text);
  }

  /** Whether the expression has every group that a replacement, such as {@code $1}, refers to. */
  boolean allows(String replacement) {
    return GROUP
        .matcher(replacement)
        .results()
        .allMatch(group -> Integer.parseInt(group.group(1)) <= compiled.groupCount());
  }

  /** What the replacement makes of a text; empty unless the whole text is of this form. */
  Optional<String> replaced(String text, String replacement) {
    Matcher matcher = compiled.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    StringBuilder made = new StringBuilder();
    int done = 0;
    java.util.regex.Matcher groups = GROUP.matcher(replacement);
    while (groups.find()) {
      made.append(replacement, done, groups.start());
      String group = matcher.group(Integer.parseInt(groups.group(1)));
      made.append(group == null ? "" : group);
      done = groups.end();
    }
    return Optional.of(made.append(replacement.substring(done)).toString());
  }
}
