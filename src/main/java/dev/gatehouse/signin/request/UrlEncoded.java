package dev.gatehouse.signin.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of an address or a form, read as browsers write them (WHATWG URL, "urlencoded
 * parsing"): a percent sign that begins no escape stands for itself, and characters that RFC 3986
 * would have escaped are taken as they are. The servers drop such parameters or refuse the request,
 * and quote the value, which may be a token, in their log.
 */
public final class UrlEncoded {
  private static final int MOST = 1000;

  /** RFC 3986 section 3.4, but for letters, digits and escapes. */
  private static final String OF_QUERY = "-._~!$&'()*+,;=:@/?";

  /** What a {@code Location} header may hold and a return target may not. */
  private static final String RISKY = "\"<>\\";

  private UrlEncoded() {}

  /**
   * Names and values in their order.
   *
   * @param text of the query or the form; {@code null} has none
   * @throws UnreadableRequest when there are too many
   */
  public static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (text == null) {
      return parameters;
    }
    int count = 0;
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        if (++count > MOST) {
          throw new UnreadableRequest("too many parameters");
        }
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    }
    return parameters;
  }

  /** A query that can stand in a header: what is no visible ASCII, and a few others, is escaped. */
  static String visible(String query) {
    // Nearly every query is, and a token makes it long.
    return query == null || query.chars().allMatch(UrlEncoded::isVisible)
        ? query
        : escaped(query, false);
  }

  /** A query as RFC 3986 has it, for libraries that read the query by themselves. */
  static String strict(String query) {
    return escaped(query, true);
  }

  private static String escaped(String query, boolean strict) {
    if (query == null) {
      return null;
    }
    byte[] bytes = bytes(query);
    StringBuilder text = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean kept =
          strict
              ? c < 0x80 && Character.isLetterOrDigit(c)
                  || OF_QUERY.indexOf(c) >= 0
                  || c == '%' && isEscape(bytes, i)
              : isVisible(c);
      text.append(kept ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }

  private static boolean isVisible(int c) {
    return c > 0x20 && c < 0x7f && RISKY.indexOf(c) < 0;
  }

  static String decode(String text) {
    if (text.chars().allMatch(UrlEncoded::standsForItself)) {
      return text;
    }
    byte[] bytes = bytes(text);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        decoded.write(Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static boolean standsForItself(int c) {
    return c < 0x80 && c != '%' && c != '+';
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length && isHex(bytes[at + 1]) && isHex(bytes[at + 2]);
  }

  private static boolean isHex(byte c) {
    return c >= 0 && Character.digit(c, 16) >= 0;
  }

  /** The bytes that were sent: one server hands each out as a character, the other reads UTF-8. */
  private static byte[] bytes(String text) {
    if (text.chars().allMatch(c -> c < 0x100)) {
      byte[] sent = text.getBytes(StandardCharsets.ISO_8859_1);
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent));
        return sent;
      } catch (CharacterCodingException e) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
