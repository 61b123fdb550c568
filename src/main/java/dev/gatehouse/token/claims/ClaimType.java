package dev.gatehouse.token.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The type of a claim: which JSON values it accepts and how it reads them.
 *
 * @param description completes the sentence "email is not …"
 * @param reader converts a value of {@link StrictJson}, never null; empty if it is of another type
 */
public record ClaimType<T>(String description, Function<Object, Optional<T>> reader) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A NumericDate from 1970 to the end of the year 9999. */
  public static final ClaimType<NumericDate> DATE =
      new ClaimType<>("a number of seconds from 1970 to the year 9999", NumericDate::of);

  /** As {@link #DATE}, for vendors that write times in milliseconds. */
  public static final ClaimType<NumericDate> MILLISECONDS =
      new ClaimType<>(
          "a number of milliseconds from 1970 to the year 9999", NumericDate::ofMilliseconds);

  /**
   * A string that is compared or hashed exactly, so it is not trimmed. As for other texts, it must
   * have a visible character and no control characters.
   */
  public static final ClaimType<String> EXACT = exact(1);

  /** A string or an array of strings (RFC 7519, section 4.1.3). */
  public static final ClaimType<List<String>> AUDIENCE =
      new ClaimType<>(
          "a string or an array of strings",
          json -> json instanceof String one ? Optional.of(List.of(one)) : stringsOf(json));

  /** An array of strings. */
  public static final ClaimType<List<String>> STRINGS =
      new ClaimType<>("an array of strings", ClaimType::stringsOf);

  /** An array of anything; entries that are unusable take nothing from the others. */
  public static final ClaimType<List<Object>> ARRAY =
      new ClaimType<>(
          "an array",
          json ->
              json instanceof List<?> entries
                  ? Optional.of(Collections.unmodifiableList(new ArrayList<Object>(entries)))
                  : Optional.empty());

  /** A boolean, or its name as a string. */
  public static final ClaimType<Boolean> FLAG = new ClaimType<>("true or false", ClaimType::flagOf);

  /** Anything but an empty text: another rule decides what it has to be. */
  public static final ClaimType<Object> FILLED =
      new ClaimType<>(
          "filled",
          json -> only(json, !(json instanceof String text) || PersonText.isVisible(text)));

  /** A text with a visible character: another rule decides what it may hold. */
  public static final ClaimType<String> FILLED_TEXT =
      new ClaimType<>(
          "a non-empty text",
          json ->
              json instanceof String text
                  ? only(text, PersonText.isVisible(text))
                  : Optional.empty());

  /** One e-mail address, as it is stored and compared. */
  public static final ClaimType<String> EMAIL =
      new ClaimType<>(
          "one email address of at most " + PersonText.LONGEST_EMAIL + " characters",
          json -> json instanceof String text ? emailOf(text) : Optional.empty());

  /**
   * What identifies somebody in the company's own app: a text, or an integer, whose decimal digits
   * are then the id. A text with a line feed at its end is no other spelling of an id.
   */
  public static final ClaimType<String> ID =
      new ClaimType<>(
          "a text of 1 to "
              + PersonText.LONGEST_ID
              + " characters, one of them visible, without control characters or bidirectional"
              + " overrides, or an integer of as many digits",
          json -> {
            Optional<String> id = idOf(json);
            return id.isPresent() && PersonText.length(id.get()) > PersonText.LONGEST_ID
                ? Optional.empty()
                : id;
          });

  /** As {@link #EXACT}, of at least this many characters (Unicode code points). */
  public static ClaimType<String> exact(int minimum) {
    return new ClaimType<>(
        (minimum == 1 ? "a non-empty text" : "a text of at least " + minimum + " characters")
            + " without control characters",
        json ->
            json instanceof String text
                ? only(
                    text,
                    PersonText.isVisible(text)
                        && PersonText.isFreeOfControls(text)
                        && PersonText.length(text.strip()) >= minimum)
                : Optional.empty());
  }

  /**
   * A text for people, by the rule of {@link PersonText}.
   *
   * @param maximum length after trimming, in characters (Unicode code points)
   */
  public static ClaimType<String> text(int maximum) {
    return new ClaimType<>(
        "a text of 1 to "
            + maximum
            + " characters, one of them visible, without control characters or bidirectional"
            + " overrides",
        json -> json instanceof String text ? textOf(text, maximum) : Optional.empty());
  }

  /**
   * An object whose compact JSON text has at most this many bytes, and that holds nothing which the
   * admin API would refuse in its place: an operator must be able to send it back.
   */
  public static ClaimType<Map<String, Object>> object(int maximumBytes) {
    return new ClaimType<>(
        "an object of at most "
            + maximumBytes
            + " bytes, without the character NUL and without numbers beyond 1.7e308",
        json ->
            objectOf(json)
                .filter(ClaimType::isStorable)
                .filter(members -> size(members) <= maximumBytes));
  }

  /** As deep as the JSON of a token may be. */
  private static boolean isStorable(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .allMatch(member -> isStorable(member.getKey()) && isStorable(member.getValue()));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().allMatch(ClaimType::isStorable);
    }
    return value instanceof String text
        ? text.indexOf('\0') < 0
        : !(value instanceof Double number && number.isInfinite());
  }

  private static int size(Map<String, Object> members) {
    try {
      return JSON.writeValueAsBytes(members).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON cannot be written", e);
    }
  }

  /**
   * What a text of this type stands for.
   *
   * @param meaning empty for a text that stands for nothing
   */
  public <V> ClaimType<V> as(String described, Function<? super T, Optional<V>> meaning) {
    return new ClaimType<>(described, json -> reader.apply(json).flatMap(meaning));
  }

  /** Whether it is the type of claims that say when and for whom a token was made. */
  static boolean isAboutTheToken(ClaimType<?> type) {
    return type == DATE || type == MILLISECONDS || type == AUDIENCE;
  }

  Optional<T> read(Object json) {
    return json == null ? Optional.empty() : reader.apply(json);
  }

  /** A value if a condition holds. */
  private static <V> Optional<V> only(V value, boolean holds) {
    return holds ? Optional.of(value) : Optional.empty();
  }

  private static Optional<String> emailOf(String text) {
    String address = EmailAddress.normalized(text);
    return only(address, EmailAddress.isOne(address));
  }

  private static Optional<String> textOf(String untrimmed, int maximum) {
    String text = PersonText.trimmed(untrimmed);
    return only(
        text,
        PersonText.length(text) <= maximum
            && PersonText.isVisible(text)
            && PersonText.isPlain(text));
  }

  private static Optional<String> idOf(Object json) {
    if (json instanceof String text) {
      return only(PersonText.trimmed(text), PersonText.isVisible(text) && PersonText.isPlain(text));
    }
    // Integers alone have the scale 0, see StrictJson.
    return json instanceof BigDecimal number && number.scale() == 0
        ? Optional.of(number.toPlainString())
        : Optional.empty();
  }

  private static Optional<List<String>> stringsOf(Object json) {
    if (!(json instanceof List<?> elements)) {
      return Optional.empty();
    }
    List<String> strings = new ArrayList<>();
    for (Object element : elements) {
      if (!(element instanceof String text)) {
        return Optional.empty();
      }
      strings.add(text);
    }
    return Optional.of(List.copyOf(strings));
  }

  private static Optional<Boolean> flagOf(Object json) {
    if (json.equals(Boolean.TRUE) || json.equals("true")) {
      return Optional.of(Boolean.TRUE);
    }
    return json.equals(Boolean.FALSE) || json.equals("false")
        ? Optional.of(Boolean.FALSE)
        : Optional.empty();
  }

  private static Optional<Map<String, Object>> objectOf(Object json) {
    if (!(json instanceof Map<?, ?> object)) {
      return Optional.empty();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put((String) name, value));
    return Optional.of(Collections.unmodifiableMap(members));
  }
}
