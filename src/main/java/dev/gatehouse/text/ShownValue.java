package dev.gatehouse.text;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value of a token as operators see it: short, as JSON has it, and without anything that signs in
 * or that looks like a secret.
 */
public final class ShownValue {
  private static final int LONGEST = 200;
  private static final String SECRET_MASK = "[secret]";

  /** As long as a generated secret is and of the same letters; names and addresses are not. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z])"
              + "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}+={0,2}+");

  private ShownValue() {}

  /**
   * @param json a text, a number, a boolean, a list or a map; {@code null} if it is absent
   */
  public static String of(Object json) {
    if (json == null) {
      return "absent";
    }
    if (json instanceof String text) {
      String free = SECRET.matcher(TokenMask.masked(text)).replaceAll(SECRET_MASK);
      return '"' + escaped(PersonText.shortened(free, LONGEST)) + '"';
    }
    if (json instanceof Collection<?> all) {
      String shown =
          all.stream().limit(10).map(ShownValue::of).collect(Collectors.joining(", ", "[", ""));
      return PersonText.shortened(shown, LONGEST) + (all.size() > 10 ? ", …]" : "]");
    }
    return json instanceof Map ? "an object" : PersonText.shortened(json.toString(), LONGEST);
  }

  /** The values one of which is accepted. */
  public static String oneOf(Collection<String> accepted) {
    return accepted.isEmpty()
        ? "nothing"
        : accepted.stream().sorted().map(ShownValue::of).collect(Collectors.joining(" or "));
  }

  /** The kind of a value, and its size, without the value: for what is about a person. */
  public static String kind(Object json) {
    if (json == null) {
      return "absent";
    }
    if (json instanceof String text) {
      int length = PersonText.length(text);
      return length == 0 ? "an empty text" : "a text of " + count(length, "character");
    }
    if (json instanceof Collection<?> all) {
      return "an array of " + count(all.size(), "value");
    }
    return json instanceof Number
        ? "a number"
        : json instanceof Boolean ? "true or false, without quotation marks" : "an object";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              if (c == '"' || c == '\\') {
                escaped.append('\\').append(one);
              } else if (c == '\n') {
                escaped.append("\\n");
              } else if (PersonText.isPlain(one)) {
                escaped.append(one);
              } else {
                escaped.append("\\u%04x".formatted(c));
              }
            });
    return escaped.toString();
  }
}
