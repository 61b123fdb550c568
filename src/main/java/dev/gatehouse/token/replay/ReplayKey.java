package dev.gatehouse.token.replay;

import dev.gatehouse.secret.Sha256;
import dev.gatehouse.token.claims.ClaimType;
import java.util.Base64;

/**
 * What is remembered of a {@code jti} that was used: a hash over the whole of it, so that two long
 * ones with a common beginning stay different and what is stored has always {@value #LENGTH}
 * characters.
 *
 * @param hash SHA-256 in base64url without padding
 */
public record ReplayKey(String hash) {

  /** Characters of every {@link #hash}. */
  public static final int LENGTH = 43;

  /**
   * @param jti exactly as in the token, see {@link ClaimType#EXACT}
   */
  public static ReplayKey of(String jti) {
    return new ReplayKey(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(jti)));
  }
}
