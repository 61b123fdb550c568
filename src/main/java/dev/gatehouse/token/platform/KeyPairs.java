package dev.gatehouse.token.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.token.PublicAlgorithm;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Makes key pairs as JWKs that say what they are for (RFC 7517 section 4). */
final class KeyPairs {
  private KeyPairs() {}

  /** A new pair, named by the thumbprint of its public key (RFC 7638). */
  static JWK generate(PublicAlgorithm algorithm) {
    KeyPair pair = algorithm.generate();
    JWSAlgorithm jwa = JWSAlgorithm.parse(algorithm.jwa());
    try {
      if (pair.getPublic() instanceof RSAPublicKey rsa) {
        return new RSAKey.Builder(rsa)
            .privateKey(pair.getPrivate())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(jwa)
            .keyIDFromThumbprint()
            .build();
      }
      return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
          .privateKey(pair.getPrivate())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(jwa)
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }
}
