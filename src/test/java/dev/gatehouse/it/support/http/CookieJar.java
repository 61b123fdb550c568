package dev.gatehouse.it.support.http;

import static java.util.stream.Collectors.joining;

import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cookies of one host. Unlike a browser it also returns {@code Secure} cookies without TLS, and it
 * looks at neither path nor domain: tests read those attributes from the header itself.
 */
final class CookieJar {
  private final Map<String, String> values = new ConcurrentHashMap<>();

  void keep(List<String> setCookieHeaders) {
    for (String header : setCookieHeaders) {
      String[] parts = header.split(";");
      int equals = parts[0].indexOf('=');
      String name = parts[0].substring(0, equals).trim();
      if (isDeleted(header)) {
        values.remove(name);
      } else {
        values.put(name, parts[0].substring(equals + 1).trim());
      }
    }
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  Map<String, String> all() {
    return Map.copyOf(values);
  }

  String header() {
    return values.entrySet().stream()
        .map(c -> c.getKey() + "=" + c.getValue())
        .collect(joining("; "));
  }

  private static boolean isDeleted(String header) {
    return HttpCookie.parse(header).get(0).hasExpired();
  }
}
