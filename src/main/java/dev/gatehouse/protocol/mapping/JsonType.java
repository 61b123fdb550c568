package dev.gatehouse.protocol.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The JSON type of a claim, as a shape keeps it. */
public enum JsonType {
  TEXT("a text"),
  NUMBER("a number"),
  FLAG("true or false"),
  NOTHING("null"),
  OBJECT("an object"),
  TEXTS("an array of texts"),
  NUMBERS("an array of numbers"),
  OBJECTS("an array of objects"),
  ARRAY("an array");

  private final String text;

  JsonType(String text) {
    this.text = text;
  }

  /** The type of a value of a token, or of a missing one. */
  static JsonType of(Object value) {
    if (value instanceof List<?> elements) {
      return ofArray(elements);
    }
    if (value instanceof Map) {
      return OBJECT;
    }
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Boolean) {
      return FLAG;
    }
    return value instanceof Number ? NUMBER : NOTHING;
  }

  private static JsonType ofArray(List<?> elements) {
    Set<JsonType> types =
        elements.stream()
            .map((Function<Object, JsonType>) JsonType::of)
            .collect(Collectors.toSet());
    if (types.equals(Set.of(TEXT))) {
      return TEXTS;
    }
    if (types.equals(Set.of(NUMBER))) {
      return NUMBERS;
    }
    return types.equals(Set.of(OBJECT)) ? OBJECTS : ARRAY;
  }

  boolean isScalar() {
    return this == TEXT || this == NUMBER || this == FLAG;
  }

  boolean isArray() {
    return compareTo(TEXTS) >= 0;
  }

  /** The type with its article, as within a sentence. */
  public String text() {
    return text;
  }
}
