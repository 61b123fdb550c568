package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a request's JSON object (RFC 8259) to the end, remembering what is wrong with its values
 * instead of stopping at the first. Values become {@link String}, {@link Boolean}, {@code null},
 * {@link List}, {@link Map}, {@link Long} for whole numbers, {@link BigInteger} for long ones and
 * {@link Double} for the rest.
 */
public final class JsonBody {
  public static final int MAX_DEPTH = 32;
  private static final int LONGEST_FIELD = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names are a stranger's choice: they must not fill tables that outlive the request.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final List<FieldError> errors = new ArrayList<>();

  /** A body's members, and what is wrong with them whatever they mean. */
  public record Document(Map<String, Object> members, List<FieldError> errors) {}

  private JsonBody() {}

  /**
   * @throws Invalid when the bytes are not one JSON object in UTF-8
   */
  public static Document read(byte[] body) {
    JsonBody reading = new JsonBody();
    try (JsonParser parser = FACTORY.createParser(decode(body))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw broken("must be one JSON object");
      }
      Map<String, Object> members = reading.object(parser, "");
      if (parser.nextToken() != null) {
        throw broken("has something after the JSON object");
      }
      return new Document(members, reading.errors);
    } catch (StreamConstraintsException e) {
      throw broken("is nested too deeply, or holds a name or a number that is too long");
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the input.
      JsonLocation at = e.getLocation();
      throw broken(
          at == null
              ? "is not valid JSON"
              : "is not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    } catch (CharacterCodingException e) {
      throw broken("is not valid UTF-8");
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen: read from memory", e);
    }
  }

  private static Invalid broken(String message) {
    return new Invalid(List.of(new FieldError("", message)));
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    // A new decoder reports malformed input, where new String(bytes) would replace it.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  private Map<String, Object> object(JsonParser parser, String path) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = path.isEmpty() ? cut(name) : cut(path + "." + name);
      text(name, field);
      parser.nextToken();
      if (members.containsKey(name)) {
        errors.add(new FieldError(field, "is given more than once"));
      }
      members.put(name, value(parser, field));
    }
    return members;
  }

  private List<Object> array(JsonParser parser, String path) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, path));
    }
    return elements;
  }

  private Object value(JsonParser parser, String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path);
      case START_ARRAY -> array(parser, path);
      case VALUE_STRING -> text(parser.getText(), path);
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> fraction(parser, path);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  /** PostgreSQL stores neither NUL nor half a surrogate pair. */
  private String text(String text, String path) {
    if (text.indexOf('\0') >= 0) {
      errors.add(new FieldError(path, "must not contain the character NUL"));
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      errors.add(new FieldError(path, "must not contain half a surrogate pair"));
    }
    return text;
  }

  private static Object whole(JsonParser parser) throws IOException {
    BigInteger number = parser.getBigIntegerValue();
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private Object fraction(JsonParser parser, String path) throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      errors.add(new FieldError(path, "must not be a number beyond 1.7e308"));
    }
    return number;
  }

  /** A name that a stranger chose, short enough for an answer. */
  public static String cut(String field) {
    return field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) + "…" : field;
  }
}
