package dev.gatehouse.protocol.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups from the values of a claim: a text, or the texts of an array.
 *
 * @param pattern what a value has to look like; {@code null} for any
 * @param replacement what becomes of such a value; {@code null} leaves it as it is
 */
record GroupSource(Pointer pointer, LinearPattern pattern, String replacement) {
  /** As many as a token of the usual length could hold; those of a longer one are cut. */
  private static final int MOST = 500;

  /** The ids, which need not be those of groups; values that cannot be an id are left out. */
  Set<String> groups(Map<String, Object> claims) {
    Object claim = pointer.find(claims);
    return (claim == null ? Stream.<String>empty() : values(claim))
        .flatMap(value -> made(value).stream())
        .filter(RuleReader::isGroupId)
        .limit(MOST)
        .collect(Collectors.toSet());
  }

  private Stream<String> values(Object claim) {
    if (pattern != null) {
      return LinearPattern.texts(claim);
    }
    Stream<?> values = claim instanceof List<?> elements ? elements.stream() : Stream.of(claim);
    return values.flatMap(value -> Condition.text(value).stream());
  }

  private Optional<String> made(String value) {
    if (pattern == null) {
      return Optional.of(value);
    }
    return pattern.replaced(value, replacement == null ? "$0" : replacement);
  }
}
