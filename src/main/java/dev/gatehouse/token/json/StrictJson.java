package dev.gatehouse.token.json;

import dev.gatehouse.token.json.MalformedJson.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a token: one object, or one value of any kind (RFC 8259), strictly. The text is
 * well-formed UTF-8 without byte order mark, no member name occurs twice at any level (RFC 7519,
 * section 4), nothing follows, and there are at most {@value #MAX_DEPTH} levels.
 *
 * <p>Values become {@link String}, {@link Boolean}, {@code null}, unmodifiable {@link List} and
 * {@link Map}, and numbers as {@link TokenNumber} tells.
 *
 * <p>Every request with a token is read by this class, so it reads the bytes once and makes nothing
 * but the values: a general parser takes as long to get ready as this one takes to finish. A test
 * compares the two.
 */
public final class StrictJson {
  static final int MAX_DEPTH = 32;

  private final JsonBytes text;

  private StrictJson(byte[] utf8) {
    text = new JsonBytes(utf8);
  }

  /**
   * @throws MalformedJson if the bytes are anything but one strict JSON object
   */
  public static Map<String, Object> parse(byte[] utf8) throws MalformedJson {
    StrictJson reader = new StrictJson(utf8);
    if (reader.text.next() != '{') {
      throw reader.text.instead(Fault.NO_OBJECT);
    }
    Map<String, Object> object = reader.object(1);
    reader.end();
    return object;
  }

  /**
   * As {@link #parse}, for one value of any kind.
   *
   * @return {@code null} for JSON's null
   * @throws MalformedJson if the bytes are anything but one strict JSON value
   */
  public static Object parseValue(byte[] utf8) throws MalformedJson {
    StrictJson reader = new StrictJson(utf8);
    Object value = reader.value(0);
    reader.end();
    return value;
  }

  private void end() throws MalformedJson {
    if (text.next() != JsonBytes.END) {
      throw text.instead(Fault.TRAILING);
    }
  }

  /**
   * @param depth number of objects and arrays around the value
   */
  private Object value(int depth) throws MalformedJson {
    return switch (text.next()) {
      case '"' -> text.string();
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      default -> text.scalar();
    };
  }

  private Map<String, Object> object(int depth) throws MalformedJson {
    open(depth);
    Members members = new Members();
    if (text.takes('}')) {
      return Collections.unmodifiableMap(members);
    }
    do {
      if (!members.add(text.name())) {
        throw text.fault(Fault.DUPLICATE);
      }
      text.take(':');
      members.last(value(depth));
    } while (text.takes(','));
    text.take('}');
    return Collections.unmodifiableMap(members);
  }

  private List<Object> array(int depth) throws MalformedJson {
    open(depth);
    List<Object> elements = new ArrayList<>();
    if (text.takes(']')) {
      return Collections.unmodifiableList(elements);
    }
    do {
      elements.add(value(depth));
    } while (text.takes(','));
    text.take(']');
    return Collections.unmodifiableList(elements);
  }

  private void open(int depth) throws MalformedJson {
    if (depth > MAX_DEPTH) {
      throw text.fault(Fault.LIMIT);
    }
    text.skip();
  }
}
