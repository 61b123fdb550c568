package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.Map;
import java.util.Optional;

/**
 * What a token says of itself before any signature is verified. It only tells which published keys
 * to look for, and operators what to fix; it chooses neither address nor algorithm.
 */
public final class UnverifiedHeader {
  private static final int LONGEST = 200;

  private UnverifiedHeader() {}

  /** A short text of the header; empty if there is none, or the text is no token. */
  public static Optional<String> text(String token, String member) {
    try {
      return StrictJson.parse(CompactJws.parse(token).header()).get(member) instanceof String text
              && text.length() <= LONGEST
          ? Optional.of(text)
          : Optional.empty();
    } catch (Rejected | MalformedJson e) {
      // What is refused in a moment says nothing.
      return Optional.empty();
    }
  }

  /**
   * The members for which a header is refused although the signature holds, each with the reason.
   * All but {@code alg} have to be left out.
   */
  public static Map<String, Rejected> refused(Map<String, Object> header, String algorithm) {
    return JoseHeader.refused(header, algorithm);
  }
}
