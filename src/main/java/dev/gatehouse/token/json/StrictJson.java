package dev.gatehouse.token.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object, or one value of any kind (RFC 8259), strictly: well-formed UTF-8 without
 * byte order mark, no member name twice at any level (RFC 7519, section 4), nothing after it, at
 * most {@value #MAX_DEPTH} levels.
 *
 * <p>Values become {@link String}, {@link Boolean}, {@code null}, unmodifiable {@link List} and
 * {@link Map}, and numbers {@link BigDecimal}. A number of more than {@value #MAX_NUMBER}
 * characters or decimal places would be cheap to write and dear to calculate with ({@code
 * 1e999999999}): it becomes the nearest {@link Double}, which may be infinite.
 */
public final class StrictJson {

  static final int MAX_DEPTH = 32;
  static final int MAX_NUMBER = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names are a stranger's choice: they must not fill tables that outlive the token.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private StrictJson() {}

  /**
   * @return the object's members in their order, unmodifiable at every level
   * @throws MalformedJson if the bytes are anything but one strict JSON object
   */
  public static Map<String, Object> parse(byte[] utf8) throws MalformedJson {
    return read(
        utf8,
        parser -> {
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedJson("not a JSON object");
          }
          return object(parser);
        });
  }

  /**
   * @return the one value, of whatever kind; {@code null} for JSON's null
   * @throws MalformedJson if the bytes are anything but one strict JSON value
   */
  public static Object parseValue(byte[] utf8) throws MalformedJson {
    return read(
        utf8,
        parser -> {
          if (parser.nextToken() == null) {
            throw new MalformedJson("no JSON at all");
          }
          return value(parser);
        });
  }

  private interface Reading<T> {
    T from(JsonParser parser) throws IOException, MalformedJson;
  }

  private static <T> T read(byte[] utf8, Reading<T> reading) throws MalformedJson {
    try (JsonParser parser = FACTORY.createParser(decode(utf8))) {
      T found = reading.from(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("something follows the JSON value");
      }
      return found;
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the input, which must not reach a log.
      throw new MalformedJson("not strict JSON", place(e.getLocation()));
    } catch (IOException e) {
      throw new MalformedJson("not strict JSON");
    }
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    // A new decoder reports malformed input, where new String(bytes) would replace it.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException, MalformedJson {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = unicode(parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return Collections.unmodifiableMap(members);
  }

  private static List<Object> array(JsonParser parser) throws IOException, MalformedJson {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Object value(JsonParser parser) throws IOException, MalformedJson {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> unicode(parser.getText());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      default -> throw new IOException("unexpected token");
    };
  }

  /** Half a surrogate pair can be written as an escape, but nothing behind us could store it. */
  private static String unicode(String text) throws MalformedJson {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedJson("a string holds half a surrogate pair");
    }
    return text;
  }

  private static Number number(String text) {
    if (text.length() <= MAX_NUMBER) {
      try {
        BigDecimal exact = new BigDecimal(text);
        if (-MAX_NUMBER <= exact.scale() && exact.scale() <= MAX_NUMBER) {
          return exact;
        }
      } catch (NumberFormatException e) {
        // The text is a JSON number, so only its exponent is more than BigDecimal can hold.
        return Double.valueOf(text);
      }
    }
    return Double.valueOf(text);
  }
}
