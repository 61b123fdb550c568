package dev.gatehouse.protocol.header;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code Cookie} header (RFC 6265 section 4.2.1) without splitting it, since each request
 * is asked for several cookies.
 */
public final class CookieHeader {
  private CookieHeader() {}

  /**
   * The values of a name, in their order.
   *
   * @param header may be {@code null}
   */
  public static List<String> values(String header, String name) {
    if (header == null || !header.contains(name)) {
      return List.of();
    }
    List<String> values = new ArrayList<>(1);
    int next;
    for (int start = 0; start < header.length(); start = next) {
      int semicolon = header.indexOf(';', start);
      int end = semicolon < 0 ? header.length() : semicolon;
      next = end + 1;
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      while (end > start && header.charAt(end - 1) == ' ') {
        end--;
      }
      int value = start + name.length() + 1;
      if (value <= end && header.charAt(value - 1) == '=' && header.startsWith(name, start)) {
        values.add(header.substring(value, end));
      }
    }
    return values;
  }
}
