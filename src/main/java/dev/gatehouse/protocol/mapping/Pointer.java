package dev.gatehouse.protocol.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON pointer into a token's claims (RFC 6901), such as {@code /groups} or {@code
 * /address/country}.
 *
 * @param text as it was written
 * @param steps names of members or places in arrays, without their escapes
 */
record Pointer(String text, List<String> steps) {
  static final int LONGEST = 200;
  static final String FORM =
      "must be a JSON pointer of at most 200 characters, such as /groups or /address/country";

  /** "~" stands for itself as "~0" only, and "/" in a name as "~1" (section 3). */
  private static final Pattern WHOLE = Pattern.compile("(/([^/~]|~[01])*)+");

  /** "without leading zeros" (section 4). */
  private static final Pattern PLACE = Pattern.compile("0|[1-9]\\d{0,5}");

  /** Empty for a text that is no pointer, and for the empty one, which means all the claims. */
  static Optional<Pointer> parse(String text) {
    if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      // In this order, so that "~01" becomes "~1" (section 4).
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new Pointer(text, List.copyOf(steps)));
  }

  /** A name as a step of a pointer. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The value to which it leads; {@code null} where there is none, or a JSON null. */
  Object find(Map<String, Object> claims) {
    Object value = claims;
    for (String step : steps) {
      if (value instanceof Map<?, ?> object) {
        value = object.get(step);
      } else if (value instanceof List<?> array && PLACE.matcher(step).matches()) {
        int place = Integer.parseInt(step);
        value = place < array.size() ? array.get(place) : null;
      } else {
        return null;
      }
    }
    return value;
  }
}
