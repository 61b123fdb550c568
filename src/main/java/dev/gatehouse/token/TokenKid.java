package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.Optional;

/**
 * The key that a token says signed it, before any signature is verified. It only tells which
 * published keys to look for, and chooses neither address nor algorithm.
 */
public final class TokenKid {
  private static final int LONGEST = 200;

  private TokenKid() {}

  /** The {@code kid} of the header; empty if there is none, or the text is no token. */
  public static Optional<String> of(String token) {
    try {
      return StrictJson.parse(CompactJws.parse(token).header()).get("kid") instanceof String kid
              && kid.length() <= LONGEST
          ? Optional.of(kid)
          : Optional.empty();
    } catch (Rejected | MalformedJson e) {
      // What is refused in a moment names no key.
      return Optional.empty();
    }
  }
}
