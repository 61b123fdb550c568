package dev.gatehouse.token;

import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.rejection.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;

/**
 * A key of a connection, prepared once and used for many tokens: a secret, which also signs, or a
 * public key.
 */
public final class VerificationKey {
  private final long id;
  private final String kid;
  private final String name;
  private final Algorithm algorithm;
  private final SignatureCheck check;
  private final String fingerprint;
  private final Instant retiresAt;

  /**
   * The header that the key signed last: a backend gives all its tokens the same one. Only what was
   * signed gets here.
   */
  private volatile KnownHeader lastHeader;

  private record KnownHeader(byte[] segment, JoseHeader header) {}

  /**
   * @param id the key's number, as in the admin API
   * @param kid the key id by which a token's header may name it, or null
   * @param algorithm the one algorithm that this key is used with: {@code HS256}, {@code HS384} or
   *     {@code HS512}
   * @param fingerprint recognizes the secret wherever it is used, as the database knows it
   * @param retiresAt when the key stops being valid, or null
   * @throws IllegalArgumentException for any other algorithm or an empty secret
   */
  public VerificationKey(
      long id, String kid, String algorithm, byte[] secret, String fingerprint, Instant retiresAt) {
    this.id = id;
    this.kid = kid;
    this.name = algorithm;
    this.algorithm = signing(algorithm, secret);
    this.check = Hmac.of(algorithm, secret);
    this.fingerprint = fingerprint;
    this.retiresAt = retiresAt;
  }

  /**
   * A key from a shared secret: the UTF-8 bytes of the text as shown, never base64-decoded, since
   * jsonwebtoken, firebase/php-jwt and ruby-jwt use it so. Parameters are those of the constructor.
   */
  public static VerificationKey of(
      long id, String kid, String algorithm, String secret, String fingerprint, Instant retiresAt) {
    byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
    return new VerificationKey(id, kid, algorithm, utf8, fingerprint, retiresAt);
  }

  /**
   * A public key.
   *
   * @param id the key's number, or 0 for one that is published elsewhere
   * @param algorithm the one algorithm that this key is used with
   * @param fingerprint recognizes the key wherever it is used
   * @throws IllegalArgumentException if the key does not fit the algorithm, or is weak
   */
  public VerificationKey(
      long id,
      String kid,
      PublicAlgorithm algorithm,
      PublicKey key,
      String fingerprint,
      Instant retiresAt) {
    this.id = id;
    this.kid = kid;
    this.name = algorithm.jwa();
    this.algorithm = null;
    this.check = new PublicSignature(algorithm, key);
    this.fingerprint = fingerprint;
    this.retiresAt = retiresAt;
  }

  private static Algorithm signing(String algorithm, byte[] secret) {
    return switch (algorithm) {
      case "HS256" -> Algorithm.HMAC256(secret);
      case "HS384" -> Algorithm.HMAC384(secret);
      case "HS512" -> Algorithm.HMAC512(secret);
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  public long id() {
    return id;
  }

  public String kid() {
    return kid;
  }

  /** Whether it is a secret, which signs as well as it verifies. */
  public boolean isSecret() {
    return algorithm != null;
  }

  /**
   * Signs with this key.
   *
   * @throws IllegalStateException if it is a public key
   */
  public Algorithm algorithm() {
    if (!isSecret()) {
      throw new IllegalStateException("a public key signs nothing");
    }
    return algorithm;
  }

  public String fingerprint() {
    return fingerprint;
  }

  public Instant retiresAt() {
    return retiresAt;
  }

  /** Whether the key has not retired yet. */
  public boolean isActive(Instant now) {
    return retiresAt == null || now.isBefore(retiresAt);
  }

  /**
   * Whether it is a secret with this fingerprint, compared in constant time. A public key, which
   * everybody may know, is none.
   */
  public boolean hasSecret(String presented) {
    return isSecret()
        && MessageDigest.isEqual(
            fingerprint.getBytes(StandardCharsets.US_ASCII),
            presented.getBytes(StandardCharsets.US_ASCII));
  }

  boolean usable(String pinnedAlgorithm, Instant now) {
    return name.equals(pinnedAlgorithm) && isActive(now);
  }

  /** Whether this key made the signature, see {@link CompactJws#isSignedWith}. */
  public boolean verifies(CompactJws jws) {
    return jws.isSignedWith(check);
  }

  /** The header of a token, if it is the one that this key signed last; null for any other. */
  JoseHeader knownHeader(CompactJws jws) {
    KnownHeader last = lastHeader;
    return last != null && jws.hasHeaderSegment(last.segment()) ? last.header() : null;
  }

  /**
   * The header of a token that this key verifies.
   *
   * @throws Rejected see {@link JoseHeader#parse}
   */
  JoseHeader header(CompactJws verified) throws Rejected {
    JoseHeader header = JoseHeader.parse(verified.header(), name);
    lastHeader = new KnownHeader(verified.headerSegment(), header);
    return header;
  }

  @Override
  public String toString() {
    // The fingerprint must not reach a log by accident.
    return "VerificationKey[" + id + "]";
  }
}
