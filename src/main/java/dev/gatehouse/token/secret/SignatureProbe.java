package dev.gatehouse.token.secret;

import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.VerificationKey;

/**
 * Tests whether a secret made a token's signature, whatever the token's header says. Use it only to
 * explain why a token is refused, never to accept one.
 */
public final class SignatureProbe {
  private final CompactJws jws;

  /**
   * @throws Rejected if the text is not a token
   */
  public SignatureProbe(String token) throws Rejected {
    this.jws = CompactJws.parse(token);
  }

  public boolean madeBy(VerificationKey key) {
    return key.verifies(jws);
  }

  /**
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @param secret not empty
   */
  public boolean madeWith(String algorithm, byte[] secret) {
    Algorithm compiled =
        switch (algorithm) {
          case "HS256" -> Algorithm.HMAC256(secret);
          case "HS384" -> Algorithm.HMAC384(secret);
          case "HS512" -> Algorithm.HMAC512(secret);
          default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
        };
    return jws.isSignedWith(compiled);
  }
}
