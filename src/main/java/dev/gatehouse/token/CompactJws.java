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

  /** The longest token that a browser or a program may bring, in bytes. */
  static final int MAX_BYTES = 8192;

  /**
   * The longest token that is read at all, in bytes: that of a provider, which comes over the back
   * channel. Microsoft Entra ID names up to 200 groups, which makes 12,000.
   */
  public static final int LONGEST = 32_768;

  /** Of what has another number of segments. */
  private static final byte[] NO_TEXT = {};

  private final byte[] text;
  private final int headerEnd;
  private final int payloadEnd;

  private CompactJws(byte[] text, int headerEnd, int payloadEnd) {
    this.text = text;
    this.headerEnd = headerEnd;
    this.payloadEnd = payloadEnd;
  }

  /**
   * @throws Rejected if it is longer than {@link #LONGEST}, or is not a compact JWS
   */
  public static CompactJws parse(String token) throws Rejected {
    Rejected atSight = problemAtSight(token, LONGEST);
    if (atSight != null) {
      throw atSight;
    }
    CompactJws jws = split(token);
    String problem = jws.problem();
    if (problem != null) {
      throw new Rejected(Rejection.JWT_INVALID_SIGNATURE, problem);
    }
    return jws;
  }

  /**
   * What is wrong with a text before anything in it is looked at; null if nothing is.
   *
   * @param longest in bytes
   */
  static Rejected problemAtSight(String token, int longest) {
    if (token == null || token.isEmpty()) {
      return new Rejected(Rejection.JWT_INVALID_SIGNATURE, "the token is absent");
    }
    // Only ASCII passes below, so a text within the limit in characters is so in bytes. A vendor's
    // token that is longer is malformed like any other; only a provider's comes to be so.
    return token.length() > longest
        ? new Rejected(
            longest == LONGEST ? Rejection.JWT_TOO_LONG : Rejection.JWT_INVALID_SIGNATURE,
            "the token has " + token.length() + " characters; at most " + longest + " are read")
        : null;
  }

  /**
   * Looks at the full stops only, so {@link #problem} is still to be asked.
   *
   * @param token without a {@link #problemAtSight}
   */
  static CompactJws split(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    boolean three = first >= 0 && second >= 0 && token.indexOf('.', second + 1) < 0;
    // A character beyond ISO 8859-1 becomes a question mark, which is not base64url either.
    return three
        ? new CompactJws(token.getBytes(StandardCharsets.ISO_8859_1), first, second)
        : new CompactJws(NO_TEXT, 0, 0);
  }

  /**
   * Looks at every character for what is wrong with the form.
   *
   * @return null if nothing is: the text is a compact JWS
   */
  String problem() {
    if (text == NO_TEXT) {
      return "the token does not have exactly three segments";
    }
    if (!Base64Url.isAlphabet(text, 0, text.length)) {
      return "the token holds characters that are not base64url, or is padded";
    }
    String segment = spelledOtherwise();
    return segment == null
        ? null
        : "the " + segment + " segment is empty or not canonical base64url";
  }

  private String spelledOtherwise() {
    if (!Base64Url.isCanonical(text, 0, headerEnd)) {
      return "header";
    }
    if (!Base64Url.isCanonical(text, headerEnd + 1, payloadEnd)) {
      return "payload";
    }
    return Base64Url.isCanonical(text, payloadEnd + 1, text.length) ? null : "signature";
  }

  byte[] header() {
    return Base64Url.decoded(text, 0, headerEnd);
  }

  /** The claims as they were sent: nobody has to have signed them. */
  public byte[] payload() {
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
   * Whether the key made the signature over header and payload as they were sent (RFC 7515, section
   * 5.2). Nothing is parsed.
   */
  public boolean isSignedWith(SignatureCheck key) {
    if (text == NO_TEXT
        || !Base64Url.isAlphabet(text, payloadEnd + 1, text.length)
        || !Base64Url.isCanonical(text, payloadEnd + 1, text.length)) {
      return false;
    }
    byte[] signature = Base64Url.decoded(text, payloadEnd + 1, text.length);
    return key.signed(text, payloadEnd, signature);
  }
}
