package dev.gatehouse.token.jwk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public key with what its owner says of it (RFC 7517 section 4).
 *
 * @param jwk without certificates and addresses of certificates
 */
public record PublicJwk(JWK jwk, PublicKey key) {
  private static final int LONGEST_KID = 200;

  private static final List<String> SECRET = List.of("d", "k", "p", "q", "dp", "dq", "qi", "oth");

  /** Certificates and their addresses are not even looked at. */
  private static final List<String> READ =
      List.of("kty", "use", "key_ops", "alg", "kid", "n", "e", "crv", "x", "y");

  /** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410 section 10.1). */
  private static final byte[] ED25519 = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  /**
   * @param json one JWK
   * @throws UnusableKey if it is no public key, or not for signatures
   */
  public static PublicJwk parse(String json) throws UnusableKey {
    try {
      return of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedJson e) {
      throw new UnusableKey("is not a JWK: " + e.getMessage());
    }
  }

  /** A key that was usable when it was stored; empty if the rules have become stricter since. */
  public static Optional<PublicJwk> stored(String json) {
    try {
      return Optional.of(parse(json));
    } catch (UnusableKey e) {
      return Optional.empty();
    }
  }

  /**
   * @param members of one JWK
   * @throws UnusableKey as {@link #parse}
   */
  static PublicJwk of(Map<String, Object> members) throws UnusableKey {
    if (isSecret(members)) {
      throw new UnusableKey(PastedKey.LEAKED);
    }
    JWK jwk = read(members);
    boolean isForSignatures = jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean verifies =
        jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
    if (!isForSignatures || !verifies) {
      throw new UnusableKey("is not a key for signatures: see its use or key_ops");
    }
    if (jwk.getKeyID() != null && jwk.getKeyID().length() > LONGEST_KID) {
      throw new UnusableKey("has a kid of more than " + LONGEST_KID + " characters");
    }
    try {
      return new PublicJwk(jwk, key(jwk));
    } catch (JOSEException | GeneralSecurityException e) {
      throw new UnusableKey("is a JWK with unusable numbers");
    }
  }

  /** Whether a JWK has members of a private or a shared key (RFC 7518 sections 6.2 to 6.4). */
  static boolean isSecret(Map<String, Object> members) {
    return SECRET.stream().anyMatch(members::containsKey);
  }

  private static JWK read(Map<String, Object> members) throws UnusableKey {
    Map<String, Object> read = new LinkedHashMap<>(members);
    read.keySet().retainAll(READ);
    try {
      return JWK.parse(read);
    } catch (ParseException | IllegalArgumentException e) {
      // The library's message may quote the key.
      throw new UnusableKey("is not a JWK of the type RSA, EC or OKP with usable members");
    }
  }

  private static PublicKey key(JWK jwk)
      throws UnusableKey, JOSEException, GeneralSecurityException {
    if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
      byte[] point = pair.getX().decode();
      byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + point.length);
      System.arraycopy(point, 0, encoded, ED25519.length, point.length);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
    if (jwk instanceof OctetKeyPair || !(jwk instanceof AsymmetricJWK)) {
      throw new UnusableKey("is not a public key for RS256, PS256, ES256 or EdDSA");
    }
    return ((AsymmetricJWK) jwk).toPublicKey();
  }

  /**
   * @throws UnusableKey if it is a key of another kind than a JWK may have
   */
  static PublicJwk of(PublicKey key) throws UnusableKey {
    try {
      if (key instanceof RSAPublicKey rsa) {
        return new PublicJwk(new RSAKey.Builder(rsa).build(), key);
      }
      Curve curve = key instanceof ECPublicKey ec ? Curve.forECParameterSpec(ec.getParams()) : null;
      if (curve != null) {
        return new PublicJwk(new ECKey.Builder(curve, (ECPublicKey) key).build(), key);
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new UnusableKey("is a key with unusable numbers");
    }
    if (key instanceof EdECPublicKey ed && "Ed25519".equals(ed.getParams().getName())) {
      byte[] encoded = key.getEncoded();
      byte[] point = Arrays.copyOfRange(encoded, ED25519.length, encoded.length);
      Base64URL x = Base64URL.encode(point);
      return new PublicJwk(new OctetKeyPair.Builder(Curve.Ed25519, x).build(), key);
    }
    throw new UnusableKey("is not a public key for RS256, PS256, ES256 or EdDSA");
  }

  /** The name that its owner gave it, or {@code null}. */
  public String kid() {
    return jwk.getKeyID();
  }

  /** RFC 7638: equal for equal keys, however they are written. */
  public String thumbprint() {
    try {
      return jwk.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }

  /** The text whose fingerprint recognizes the key wherever it is used; no secret is like it. */
  public String recognizedBy() {
    return "\u0000JWK " + thumbprint();
  }

  /** The key alone, as a JWK. */
  public String json() {
    return jwk.toJSONString();
  }

  /** What is wrong with the key for an algorithm, in a phrase; empty if it may be used. */
  public Optional<String> objection(PublicAlgorithm algorithm) {
    if (jwk.getAlgorithm() != null && !jwk.getAlgorithm().getName().equals(algorithm.jwa())) {
      return Optional.of("is for another algorithm than " + algorithm.jwa() + ", as its alg says");
    }
    return algorithm
        .objection(key)
        .or(
            () ->
                KnownKeys.contains(thumbprint())
                    ? Optional.of("is an example whose private key everybody knows")
                    : Optional.empty());
  }

  /**
   * Prepared to verify; parameters are those of {@link VerificationKey}.
   *
   * @throws IllegalArgumentException if there is an {@link #objection}
   */
  public VerificationKey verifying(
      long id, String kid, PublicAlgorithm algorithm, String fingerprint, Instant retiresAt) {
    return new VerificationKey(id, kid, algorithm, key, fingerprint, retiresAt);
  }
}
