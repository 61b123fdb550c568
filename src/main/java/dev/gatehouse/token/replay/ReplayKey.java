package dev.gatehouse.token.replay;

import dev.gatehouse.secret.Sha256;
import dev.gatehouse.token.claims.ClaimType;
import java.util.Base64;

/**
 * The stored form of a single-use claim's value: a hash over the whole of it, so that two long
 * values with a common beginning stay different and each takes {@value #LENGTH} characters.
 *
 * @param hash SHA-256 in base64url without padding
 */
public record ReplayKey(String hash) {

  /** The length of every {@link #hash}, in characters. */
  public static final int LENGTH = 43;

  /**
   * @param value exactly as in the token, see {@link ClaimType#EXACT}
   */
  public static ReplayKey of(String value) {
    return new ReplayKey(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(value)));
  }
}
