package dev.gatehouse.protocol.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * Where a rule takes a value from: a text of its own, or a claim.
 *
 * @param literal {@code null} if it comes from a claim
 * @param pointer {@code null} if the text is the rule's own
 */
record Source(String literal, Pointer pointer) {
  Optional<Object> find(Map<String, Object> claims) {
    return Optional.ofNullable(literal != null ? literal : pointer.find(claims));
  }

  @Override
  public String toString() {
    return literal != null ? "\"" + literal + "\"" : "from " + pointer.text();
  }
}
