package dev.gatehouse.token.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.json.MalformedJson.Fault;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request's body whose syntax is right: one JSON object, as strict as {@link StrictJson}, but
 * with the problems of its values collected instead of stopping at the first. Numbers are {@link
 * Long}, {@link BigInteger} where they are longer, and {@link Double} where they have a fraction or
 * an exponent.
 *
 * @param members in their order
 * @param problems names that occur twice, and values that cannot be stored
 */
public record JsonDocument(Map<String, Object> members, List<Problem> problems) {
  private static final int LONGEST_PATH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Clients choose the names: they must not fill tables that outlive the document.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(StrictJson.MAX_DEPTH)
                  // As long as a token: the rule for a claim decides about its number.
                  .maxNumberLength(8192)
                  .build())
          .build();

  /**
   * A value that is not accepted.
   *
   * @param path the names of the members that lead to it, joined by dots, see {@link #shortened}
   * @param message completes the sentence "customFields.city …"
   * @param repeated whether it is a name that occurs twice, and not a value
   */
  public record Problem(String path, String message, boolean repeated) {}

  /**
   * @throws MalformedJson if the bytes are not one JSON object
   */
  public static JsonDocument read(byte[] utf8) throws MalformedJson {
    try (JsonParser parser = FACTORY.createParser(decode(utf8))) {
      Reader reader = new Reader(parser, new ArrayList<>());
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson(Fault.NO_OBJECT, "");
      }
      Map<String, Object> members = reader.object("");
      if (parser.nextToken() != null) {
        throw new MalformedJson(Fault.TRAILING, "");
      }
      return new JsonDocument(members, reader.problems());
    } catch (StreamConstraintsException e) {
      throw new MalformedJson(Fault.LIMIT, place(e.getLocation()));
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the input, which must not reach a log.
      throw new MalformedJson(Fault.SYNTAX, place(e.getLocation()));
    } catch (CharacterCodingException e) {
      throw new MalformedJson(Fault.ENCODING, "");
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen: read from memory", e);
    }
  }

  /** A name that a client chose, short enough to be repeated in an answer. */
  public static String shortened(String name) {
    return PersonText.shortened(name, LONGEST_PATH);
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    // A new decoder reports malformed input, where new String(bytes) would replace it.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private record Reader(JsonParser parser, List<Problem> problems) {
    private Map<String, Object> object(String path) throws IOException, MalformedJson {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String member = shortened(path.isEmpty() ? name : path + "." + name);
        text(name, member);
        if (members.containsKey(name)) {
          problems.add(new Problem(member, "is given more than once", true));
        }
        parser.nextToken();
        members.put(name, value(member));
      }
      return Collections.unmodifiableMap(members);
    }

    private List<Object> array(String path) throws IOException, MalformedJson {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(path));
      }
      return Collections.unmodifiableList(elements);
    }

    private Object value(String path) throws IOException, MalformedJson {
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(path);
        case START_ARRAY -> array(path);
        case VALUE_STRING -> text(parser.getText(), path);
        case VALUE_TRUE -> Boolean.TRUE;
        case VALUE_FALSE -> Boolean.FALSE;
        case VALUE_NULL -> null;
        case VALUE_NUMBER_INT -> whole();
        case VALUE_NUMBER_FLOAT -> fraction(path);
        default -> throw new MalformedJson(Fault.SYNTAX, "");
      };
    }

    private String text(String text, String path) {
      if (text.indexOf('\0') >= 0) {
        // PostgreSQL does not store it. In a token, the rule for the claim decides.
        problem(path, "must not contain the character NUL");
      }
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        // It can be written as an escape, but no database stores it.
        problem(path, "must not contain half a surrogate pair");
      }
      return text;
    }

    private Number whole() throws IOException {
      BigInteger number = parser.getBigIntegerValue();
      return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private Number fraction(String path) throws IOException {
      double number = parser.getDoubleValue();
      if (Double.isInfinite(number)) {
        problem(path, "must not be a number beyond 1.7e308");
      }
      return number;
    }

    private void problem(String path, String message) {
      problems.add(new Problem(path, message, false));
    }
  }
}
