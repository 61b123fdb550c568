package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The three segments of a compact JWS (RFC 7515, section 7.1), taken apart but not looked into.
 *
 * <p>Only the one canonical spelling of each segment is taken: no padding, no white space, no stray
 * last bits (RFC 4648, section 3.5). Otherwise one signed token would have many texts.
 */
public final class CompactJws {

  /** Longest token taken, in bytes; more is refused before it is looked at. */
  static final int MAX_BYTES = 8192;

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String headerText;
  private final String payloadText;
  private final byte[] header;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(String headerText, String payloadText, String signatureText) throws Rejected {
    this.headerText = headerText;
    this.payloadText = payloadText;
    this.header = decode(headerText, "header");
    this.payload = decode(payloadText, "payload");
    this.signature = decode(signatureText, "signature");
  }

  /**
   * @throws Rejected as an invalid signature if the text is not a compact JWS
   */
  public static CompactJws parse(String token) throws Rejected {
    // Only ASCII passes below, so a text within the limit in characters is so in bytes.
    if (token == null || token.length() > MAX_BYTES) {
      throw malformed("the token is absent or longer than " + MAX_BYTES + " bytes");
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      throw malformed("the token does not have exactly three segments");
    }
    return new CompactJws(
        token.substring(0, first), token.substring(first + 1, second), token.substring(second + 1));
  }

  private static byte[] decode(String segment, String name) throws Rejected {
    byte[] bytes;
    try {
      bytes = DECODER.decode(segment);
    } catch (IllegalArgumentException e) {
      throw malformed("the " + name + " segment is not base64url");
    }
    if (segment.isEmpty() || !ENCODER.encodeToString(bytes).equals(segment)) {
      throw malformed("the " + name + " segment is empty, padded or not canonical base64url");
    }
    return bytes;
  }

  private static Rejected malformed(String detail) {
    return new Rejected(Rejection.JWT_INVALID_SIGNATURE, detail);
  }

  byte[] header() {
    return header;
  }

  byte[] payload() {
    return payload;
  }

  public byte[] signature() {
    return signature;
  }

  /** The header as it was signed: the bytes of its base64url text (RFC 7515, section 5.1). */
  public byte[] signedHeader() {
    return headerText.getBytes(StandardCharsets.US_ASCII);
  }

  /** The payload as it was signed: the bytes of its base64url text. */
  public byte[] signedPayload() {
    return payloadText.getBytes(StandardCharsets.US_ASCII);
  }
}
