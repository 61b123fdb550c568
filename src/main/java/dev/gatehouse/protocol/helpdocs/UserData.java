package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * "Just send a JSON-encoded string in the user_data field of the JWT. We'll make this data
 * available to your templates as a readable cookie." Anything else than JSON is not taken.
 *
 * @param text the JSON as the company's app wrote it
 * @param members what page templates get; none unless the JSON is an object
 */
record UserData(String text, Map<String, Object> members) {
  private static final int MOST_BYTES = 4096;

  static final String CLAIM = "user_data";

  static final ClaimType<UserData> TYPE =
      new ClaimType<>(
          "a string of at most " + MOST_BYTES + " bytes that holds JSON",
          json -> json instanceof String text ? parse(text) : Optional.empty());

  static Optional<UserData> of(Claims claims) {
    return claims.find(CLAIM, TYPE);
  }

  private static Optional<UserData> parse(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(new UserData(text, members(StrictJson.parseValue(utf8))));
    } catch (MalformedJson e) {
      // An optional claim of another type than expected is not taken.
      return Optional.empty();
    }
  }

  private static Map<String, Object> members(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, member) -> members.put((String) name, member));
    }
    return members;
  }

  /** A cookie's value that a script reads with {@code decodeURIComponent}. */
  String cookieValue() {
    // That function knows the plus sign as a plus sign only.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
