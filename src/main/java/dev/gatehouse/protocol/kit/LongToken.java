package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A token in several cookies, beside the one that is meant for it. Browsers drop a cookie whose
 * name and value have more than 4096 bytes together, and with user data a token is soon longer: its
 * reader would be sent to sign in for ever.
 */
record LongToken(String cookie) {
  private static final int MOST_BYTES = 4096;
  private static final int PART = 3900;

  /** A token has at most 8 KiB. */
  private static final int MOST_PARTS = 3;

  private String name(int part) {
    return cookie + "-" + part;
  }

  /** Cookies by name, for a token that is too long for one; none for others. */
  Map<String, String> parts(String token) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (cookie.length() + token.length() > MOST_BYTES) {
      for (int start = 0; start < token.length(); start += PART) {
        int end = Math.min(start + PART, token.length());
        parts.put(name(parts.size() + 1), token.substring(start, end));
      }
    }
    return parts;
  }

  /** The token whose parts a browser brings. */
  Optional<String> of(Incoming request) {
    List<String> values = new ArrayList<>();
    names(request).forEach(name -> request.cookie(name).ifPresent(values::add));
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join("", values));
  }

  /** The cookies in which a browser keeps parts, whatever token they are of. */
  List<String> names(Incoming request) {
    return IntStream.rangeClosed(1, MOST_PARTS)
        .mapToObj(this::name)
        .filter(name -> request.cookie(name).isPresent())
        .toList();
  }
}
