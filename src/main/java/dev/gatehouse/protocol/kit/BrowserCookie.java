package dev.gatehouse.protocol.kit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the {@link BrowserCookies}.
 *
 * @param value by which the browser is known
 * @param keys the login keys of pages, the oldest first
 */
public record BrowserCookie(String name, String value, List<String> keys) {
  /** By the groups of a pattern: name, value, and keys of which each follows a full stop. */
  static BrowserCookie of(Matcher pair) {
    String keys = pair.group(3);
    return new BrowserCookie(
        pair.group(1),
        pair.group(2),
        keys.isEmpty() ? List.of() : List.of(keys.substring(1).split("\\.")));
  }

  /** The same browser's, with these keys. */
  BrowserCookie with(List<String> others) {
    return new BrowserCookie(name, value, List.copyOf(others));
  }

  boolean isNamed(String other) {
    return name.equals(other);
  }

  /** What it takes of the header of a request, in characters. */
  int length() {
    return name.length() + text().length() + "=; ".length();
  }

  String text() {
    return Stream.concat(Stream.of(value), keys.stream()).collect(Collectors.joining("."));
  }
}
