package dev.gatehouse.protocol.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a rule asks of one claim.
 *
 * @param value what the claim is compared with; {@code null} for {@link Test#EXISTS}
 * @param pattern the compiled value of {@link Test#MATCHES}, otherwise {@code null}
 */
record Condition(Pointer pointer, Test test, String value, LinearPattern pattern) {
  /** How a claim is compared. */
  enum Test {
    EXISTS,
    EQUALS,
    CONTAINS,
    MATCHES
  }

  boolean holds(Map<String, Object> claims) {
    Object claim = pointer.find(claims);
    return claim != null
        && switch (test) {
          case EXISTS -> true;
          case EQUALS -> isText(claim, value::equals);
          case CONTAINS ->
              claim instanceof String text
                  ? text.length() <= LinearPattern.LONGEST_TEXT && text.contains(value)
                  : anyOf(claim, element -> isText(element, value::equals));
          case MATCHES -> LinearPattern.texts(claim).anyMatch(pattern::matches);
        };
  }

  /** Why it does not hold; quotes nothing of the claim. */
  String unmet(Map<String, Object> claims) {
    Object claim = pointer.find(claims);
    if (claim == null) {
      return pointer.text() + " is absent";
    }
    JsonType type = JsonType.of(claim);
    boolean searches = test == Test.CONTAINS || test == Test.MATCHES;
    if (searches && claim instanceof String text && text.length() > LinearPattern.LONGEST_TEXT) {
      return pointer.text() + " is too long a text for " + testName();
    }
    return fits(type)
        ? pointer.text() + " does not " + verb() + " " + shown()
        : pointer.text() + " is " + type.text() + ", which " + testName() + " does not compare";
  }

  /** Why it can hold for no claim of a type; empty if it may hold. */
  Optional<String> unmeetable(ClaimShape shape) {
    Optional<JsonType> type = shape.at(pointer);
    if (type.isEmpty() && !shape.isWithinArray(pointer)) {
      return Optional.of(pointer.text() + " is absent");
    }
    return type.filter(found -> !fits(found))
        .map(
            found ->
                pointer.text()
                    + " is "
                    + found.text()
                    + ", which "
                    + testName()
                    + " does not compare");
  }

  private boolean fits(JsonType type) {
    return switch (test) {
      case EXISTS -> true;
      case EQUALS -> type.isScalar();
      case CONTAINS -> type == JsonType.TEXT || type.isArray();
      case MATCHES -> type.isScalar() || type.isArray();
    };
  }

  private String verb() {
    return switch (test) {
      case EXISTS -> "exist";
      case EQUALS -> "equal";
      case CONTAINS -> "contain";
      case MATCHES -> "match";
    };
  }

  private String testName() {
    return test.name().toLowerCase(Locale.ROOT);
  }

  private String shown() {
    return value == null ? "" : test == Test.MATCHES ? "/" + value + "/" : "\"" + value + "\"";
  }

  /** As it is read: {@code /department equals "Sales"}. */
  @Override
  public String toString() {
    return (pointer.text() + " " + testName() + " " + shown()).strip();
  }

  private static boolean anyOf(Object claim, Predicate<Object> condition) {
    return claim instanceof List<?> elements && elements.stream().anyMatch(condition);
  }

  /** A scalar as the text that is compared; numbers as they are written without an exponent. */
  static Optional<String> text(Object claim) {
    if (claim instanceof String text) {
      return Optional.of(text);
    }
    if (claim instanceof BigDecimal number) {
      return Optional.of(number.toPlainString());
    }
    return claim instanceof Boolean || claim instanceof Number
        ? Optional.of(claim.toString())
        : Optional.empty();
  }

  private static boolean isText(Object claim, Predicate<String> condition) {
    return text(claim).filter(condition).isPresent();
  }
}
