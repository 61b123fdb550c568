package dev.gatehouse.signin.logout;

import dev.gatehouse.signin.request.UrlEncoded;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backend posts: a logout token, or members that say whose sessions end. A form or a JSON
 * object, whatever the content type calls it.
 */
record LogoutBody(Claims members) {
  private static final int MOST_BYTES = 64 * 1024;

  /** Identity providers post it in a form field of this name (section 2.5). */
  private static final String TOKEN = "logout_token";

  /**
   * @throws LogoutProblem when it is too long or neither a form nor JSON
   */
  static LogoutBody read(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw LogoutProblem.tooLarge(MOST_BYTES);
    }
    // Each byte as a character: a form's escapes say which encoding the text has.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return new LogoutBody(
        new Claims(text.stripLeading().startsWith("{") ? json(bytes) : form(text)));
  }

  private static Map<String, Object> json(byte[] bytes) {
    try {
      return StrictJson.parse(bytes);
    } catch (MalformedJson e) {
      throw LogoutProblem.invalid(
          "The body must be a form, or one JSON object in UTF-8 in which no name occurs twice.");
    }
  }

  /** "Parameters sent without a value MUST be treated as if they were omitted" (RFC 6749). */
  private static Map<String, Object> form(String text) {
    Map<String, Object> members = new HashMap<>();
    for (Map.Entry<String, List<String>> field : UrlEncoded.parse(text).entrySet()) {
      if (field.getValue().size() > 1) {
        throw LogoutProblem.invalid("A field of the form occurs twice.");
      }
      if (!field.getValue().get(0).isEmpty()) {
        members.put(field.getKey(), field.getValue().get(0));
      }
    }
    return members;
  }

  Optional<String> token() {
    return members.find(TOKEN, ClaimType.EXACT);
  }
}
