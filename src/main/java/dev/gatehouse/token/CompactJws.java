package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The three segments of a compact JWS (RFC 7515, section 7.1), separated but not parsed.
 *
 * <p>Only the one canonical spelling of each segment is accepted, see {@link Base64Url}. Otherwise
 * one signed token would have many texts.
 */
public final class CompactJws {

  /** The longest token that is accepted, in bytes; a longer one is refused unread. */
  static final int MAX_BYTES = 8192;

  private final byte[] text;
  private final int headerEnd;
  private final int payloadEnd;

  private CompactJws(byte[] text, int headerEnd, int payloadEnd) {
    this.text = text;
    this.headerEnd = headerEnd;
    this.payloadEnd = payloadEnd;
  }

  /**
   * Looks at every character, which takes as long as all else but the MAC.
   *
   * @throws Rejected as an invalid signature if a segment is not canonical base64url
   */
  void requireForm() throws Rejected {
    if (!Base64Url.isAlphabet(text, 0, text.length)) {
      throw malformed("the token holds characters that are not base64url, or is padded");
    }
    requireCanonical(0, headerEnd, "header");
    requireCanonical(headerEnd + 1, payloadEnd, "payload");
    requireCanonical(payloadEnd + 1, text.length, "signature");
  }

  private void requireCanonical(int from, int to, String name) throws Rejected {
    if (!Base64Url.isCanonical(text, from, to)) {
      throw malformed("the " + name + " segment is empty or not canonical base64url");
    }
  }

  /**
   * @throws Rejected as an invalid signature if the text is not a compact JWS
   */
  public static CompactJws parse(String token) throws Rejected {
    CompactJws jws = split(token);
    jws.requireForm();
    return jws;
  }

  /**
   * As {@link #parse}, but looks at the full stops only, so {@link #requireForm} is still to be
   * asked.
   */
  static CompactJws split(String token) throws Rejected {
    // Only ASCII passes below, so a text within the limit in characters is so in bytes.
    if (token == null || token.isEmpty()) {
      throw malformed("the token is absent");
    }
    if (token.length() > MAX_BYTES) {
      throw malformed("the token is longer than " + MAX_BYTES + " bytes");
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      throw malformed("the token does not have exactly three segments");
    }
    // A character beyond ISO 8859-1 becomes a question mark, which is not base64url either.
    return new CompactJws(token.getBytes(StandardCharsets.ISO_8859_1), first, second);
  }

  private static Rejected malformed(String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
  }

  byte[] header() {
    return Base64Url.decoded(text, 0, headerEnd);
  }

  byte[] payload() {
    return Base64Url.decoded(text, headerEnd + 1, payloadEnd);
  }

  /** The payload of a token whose form is not known; null if it is not canonical base64url. */
  byte[] payloadIfCanonical() {
    if (!Base64Url.isCanonical(text, headerEnd + 1, payloadEnd)) {
      return null;
    }
    try {
      return payload();
    } catch (IllegalArgumentException e) {
      // Somebody signed a text that is no token.
      return null;
    }
  }

  /** The header segment as it was sent. */
  byte[] headerSegment() {
    return Arrays.copyOf(text, headerEnd);
  }

  boolean hasHeaderSegment(byte[] segment) {
    return Arrays.equals(text, 0, headerEnd, segment, 0, segment.length);
  }

  /**
   * Whether the secret made the signature over header and payload as they were sent (RFC 7515,
   * section 5.2). Nothing is parsed.
   */
  public boolean isSignedWith(Hmac secret) {
    if (!Base64Url.isAlphabet(text, payloadEnd + 1, text.length)
        || !Base64Url.isCanonical(text, payloadEnd + 1, text.length)) {
      return false;
    }
    byte[] signature = Base64Url.decoded(text, payloadEnd + 1, text.length);
    return secret.signed(text, payloadEnd, signature);
  }
}
