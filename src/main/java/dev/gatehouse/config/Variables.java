package dev.gatehouse.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads variables by their names.
 *
 * @param values {@code null} for a variable that is not set
 */
record Variables(UnaryOperator<String> values) {
  /** A value without white space around it, if there is more than that. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.apply(name)).map(String::trim).filter(v -> !v.isEmpty());
  }

  /** A value that matches a regular expression. */
  String matching(String name, String preset, String form, String otherwise) {
    String value = text(name).orElse(preset);
    if (!value.matches(form)) {
      throw new InvalidConfiguration(name, otherwise);
    }
    return value;
  }

  /** What stands between commas. */
  List<String> list(String name) {
    return Arrays.stream(text(name).orElse("").split(","))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /**
   * The same, each read by a parser.
   *
   * @param parser throws an {@link IllegalArgumentException} for what it does not read
   */
  <T> List<T> parsed(String name, Function<String, T> parser, String otherwise) {
    try {
      return list(name).stream().map(parser).toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration(name, otherwise);
    }
  }
}
