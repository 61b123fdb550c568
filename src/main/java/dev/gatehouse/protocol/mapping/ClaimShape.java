package dev.gatehouse.protocol.mapping;

import dev.gatehouse.text.PersonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names and types of a token's claims, by their pointers in order; nothing of their values.
 *
 * @param types by pointer
 */
public record ClaimShape(Map<String, JsonType> types) {
  private static final int MOST_CLAIMS = 100;
  private static final int DEEPEST = 4;

  /** The shape of a token's claims; of very many claims, the first hundred by name. */
  static ClaimShape of(Map<String, Object> claims) {
    Map<String, JsonType> found = new TreeMap<>();
    collect("", claims, 1, found);
    Map<String, JsonType> first = new LinkedHashMap<>();
    found.entrySet().stream()
        .limit(MOST_CLAIMS)
        .forEach(claim -> first.put(claim.getKey(), claim.getValue()));
    return new ClaimShape(first);
  }

  private static void collect(
      String place, Map<?, ?> object, int depth, Map<String, JsonType> found) {
    object.forEach(
        (name, value) -> {
          String pointer = place + "/" + Pointer.escaped((String) name);
          if (pointer.length() <= Pointer.LONGEST && PersonText.isPlain(pointer)) {
            found.put(pointer, JsonType.of(value));
            if (value instanceof Map<?, ?> inner && depth < DEEPEST) {
              collect(pointer, inner, depth + 1, found);
            }
          }
        });
  }

  /** Reads a text of {@link #toString}. */
  static ClaimShape parse(String text) {
    Map<String, JsonType> types = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              types.put(line.substring(space + 1), JsonType.valueOf(line.substring(0, space)));
            });
    return new ClaimShape(types);
  }

  Optional<JsonType> at(Pointer pointer) {
    return Optional.ofNullable(types.get(pointer.text())).filter(type -> type != JsonType.NOTHING);
  }

  /** Whether a pointer leads into an array, of whose elements a shape does not tell the number. */
  boolean isWithinArray(Pointer pointer) {
    List<String> steps = pointer.steps();
    String place = "";
    for (String step : steps.subList(0, steps.size() - 1)) {
      place += "/" + Pointer.escaped(step);
      JsonType type = types.get(place);
      if (type != null && type.isArray()) {
        return true;
      }
    }
    return false;
  }

  /** One claim per line: its type, then its pointer. */
  @Override
  public String toString() {
    return types.entrySet().stream()
        .map(claim -> claim.getValue() + " " + claim.getKey())
        .collect(Collectors.joining("\n"));
  }
}
