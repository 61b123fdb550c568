package dev.gatehouse.token;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The three segments of a compact JWS (RFC 7515, section 7.1), separated but not parsed.
 *
 * <p>Only the one canonical spelling of each segment is accepted: no padding, no white space, no
 * stray last bits (RFC 4648, section 3.5). Otherwise one signed token would have many texts.
 */
public final class CompactJws {

  /** The longest token that is accepted, in bytes; a longer one is refused unread. */
  static final int MAX_BYTES = 8192;

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final UnparsedJwt segments;
  private final byte[] header;
  private final byte[] payload;

  private CompactJws(UnparsedJwt segments) throws Rejected {
    this.segments = segments;
    this.header = decode(segments.getHeader(), "header");
    this.payload = decode(segments.getPayload(), "payload");
    decode(segments.getSignature(), "signature");
  }

  /**
   * @throws Rejected as an invalid signature if the text is not a compact JWS
   */
  public static CompactJws parse(String token) throws Rejected {
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
    return new CompactJws(
        new UnparsedJwt(
            token,
            token.substring(0, first),
            token.substring(first + 1, second),
            token.substring(second + 1)));
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

  /**
   * Whether the signature was made with the algorithm's key over header and payload as they were
   * sent (RFC 7515, section 5.2). java-jwt compares MACs by {@code MessageDigest.isEqual}, in
   * constant time; nothing is parsed.
   */
  public boolean isSignedWith(Algorithm algorithm) {
    try {
      algorithm.verify(segments);
      return true;
    } catch (SignatureVerificationException e) {
      // java-jwt's way to say no; the caller may have other keys to try.
      return false;
    }
  }

  /**
   * A token as java-jwt's {@code Algorithm.verify} takes it: the three segments and nothing else.
   * java-jwt's own decoder parses header and payload before the signature is verified; this view
   * has nothing to parse with, so it answers every question about the content with {@link
   * UnsupportedOperationException}.
   */
  private record UnparsedJwt(
      String getToken, String getHeader, String getPayload, String getSignature)
      implements DecodedJWT {

    private static UnsupportedOperationException unparsed() {
      return new UnsupportedOperationException("the token is not parsed before it is verified");
    }

    @Override
    public String getAlgorithm() {
      throw unparsed();
    }

    @Override
    public String getType() {
      throw unparsed();
    }

    @Override
    public String getContentType() {
      throw unparsed();
    }

    @Override
    public String getKeyId() {
      throw unparsed();
    }

    @Override
    public Claim getHeaderClaim(String name) {
      throw unparsed();
    }

    @Override
    public String getIssuer() {
      throw unparsed();
    }

    @Override
    public String getSubject() {
      throw unparsed();
    }

    @Override
    public List<String> getAudience() {
      throw unparsed();
    }

    @Override
    public Date getExpiresAt() {
      throw unparsed();
    }

    @Override
    public Date getNotBefore() {
      throw unparsed();
    }

    @Override
    public Date getIssuedAt() {
      throw unparsed();
    }

    @Override
    public String getId() {
      throw unparsed();
    }

    @Override
    public Claim getClaim(String name) {
      throw unparsed();
    }

    @Override
    public Map<String, Claim> getClaims() {
      throw unparsed();
    }
  }
}
