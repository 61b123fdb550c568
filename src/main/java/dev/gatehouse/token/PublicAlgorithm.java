package dev.gatehouse.token;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The algorithms that sign with a private key, so that who verifies cannot sign: RSA and ECDSA (RFC
 * 7518 sections 3.3 to 3.5), and Ed25519 (RFC 8037 section 3.1). The mathematics is the JDK's.
 */
public enum PublicAlgorithm {
  RS256("RS256", "SHA256withRSA"),
  PS256("PS256", "RSASSA-PSS"),
  /** A signature is R and S, 32 bytes each, as JWS has it, and no ASN.1. */
  ES256("ES256", "SHA256withECDSAinP1363Format"),
  EDDSA("EdDSA", "Ed25519");

  /** Their names (RFC 7518 section 3.1; RFC 8037 section 3.1). */
  public static final List<String> NAMES =
      Arrays.stream(values()).map(PublicAlgorithm::jwa).toList();

  /** "A key of size 2048 bits or larger MUST be used" (RFC 7518 sections 3.3 and 3.5). */
  private static final int SHORTEST_RSA = 2048;

  /** A longer one would take a request longer than a sign-in may. */
  private static final int LONGEST_RSA = 8192;

  private static final int LONGEST_EXPONENT = 64;
  private static final int SALT = 32;
  private static final ECParameterSpec P256 = p256();
  private static final BigInteger P25519 =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

  /**
   * The y coordinates of the points of small order: with such a key, texts share signatures. From
   * RFC 7748 section 7 and the table of libsodium ({@code ge25519_has_small_order}).
   */
  private static final Set<BigInteger> SMALL_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P25519.subtract(BigInteger.ONE),
          new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
          new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16));

  private final String jwa;
  private final String jca;

  PublicAlgorithm(String jwa, String jca) {
    this.jwa = jwa;
    this.jca = jca;
  }

  /** As in a token's header. */
  public String jwa() {
    return jwa;
  }

  /** The algorithm of a name; empty for one that signs with a shared secret, and any other. */
  public static Optional<PublicAlgorithm> named(String jwa) {
    return Arrays.stream(values()).filter(one -> one.jwa.equals(jwa)).findFirst();
  }

  /** What a key for it is called. */
  public String keyKind() {
    return switch (this) {
      case RS256, PS256 -> "an RSA key of 2048 to 8192 bits";
      case ES256 -> "an EC key on the curve P-256";
      case EDDSA -> "an Ed25519 key";
    };
  }

  /** What is wrong with a key for this algorithm, in a phrase; empty if it may be used. */
  public Optional<String> objection(PublicKey key) {
    boolean isOfKind =
        switch (this) {
          case RS256, PS256 -> key instanceof RSAPublicKey;
          case ES256 -> key instanceof ECPublicKey ec && isP256(ec.getParams());
          case EDDSA ->
              key instanceof EdECPublicKey ed && "Ed25519".equals(ed.getParams().getName());
        };
    if (!isOfKind) {
      return Optional.of("is not " + keyKind() + ", which " + jwa + " needs");
    }
    if (key instanceof RSAPublicKey rsa) {
      return weakness(rsa);
    }
    boolean isSound =
        key instanceof ECPublicKey ec ? isOnCurve(ec.getW()) : isOfLargeOrder((EdECPublicKey) key);
    return isSound && isUsable(key) ? Optional.empty() : Optional.of("is no point of its curve");
  }

  private static Optional<String> weakness(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < SHORTEST_RSA || bits > LONGEST_RSA) {
      return Optional.of("is an RSA key of %d bits; 2048 to 8192 are accepted".formatted(bits));
    }
    BigInteger exponent = key.getPublicExponent();
    boolean isSound =
        key.getModulus().testBit(0)
            && exponent.testBit(0)
            && exponent.compareTo(BigInteger.TWO) > 0
            && exponent.bitLength() <= LONGEST_EXPONENT;
    return isSound ? Optional.empty() : Optional.of("is an RSA key with unusable numbers");
  }

  private static boolean isP256(ECParameterSpec curve) {
    return curve.getCurve().equals(P256.getCurve())
        && curve.getGenerator().equals(P256.getGenerator())
        && curve.getOrder().equals(P256.getOrder())
        && curve.getCofactor() == P256.getCofactor();
  }

  /** The JDK takes any two numbers for a point, which lets others forge signatures. */
  private static boolean isOnCurve(ECPoint point) {
    if (point.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right =
        x.pow(3).add(P256.getCurve().getA().multiply(x)).add(P256.getCurve().getB()).mod(p);
    return x.signum() >= 0
        && y.signum() >= 0
        && x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.pow(2).mod(p).equals(right);
  }

  private static boolean isOfLargeOrder(EdECPublicKey key) {
    BigInteger y = key.getPoint().getY();
    return y.compareTo(P25519) < 0 && !SMALL_ORDER.contains(y);
  }

  /** The JDK looks at an Ed25519 key only when it is used first. */
  private boolean isUsable(PublicKey key) {
    try {
      signature().initVerify(key);
      return true;
    } catch (InvalidKeyException e) {
      return false;
    }
  }

  /** Verifies or signs one text. */
  Signature signature() {
    try {
      Signature signature = Signature.getInstance(jca);
      if (this == PS256) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, 1));
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no " + jca, e);
    }
  }

  /** A new key pair. */
  public KeyPair generate() {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              switch (this) {
                case RS256, PS256 -> "RSA";
                case ES256 -> "EC";
                case EDDSA -> "Ed25519";
              });
      if (this == ES256) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (this != EDDSA) {
        generator.initialize(SHORTEST_RSA);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform makes no keys for " + jwa, e);
    }
  }

  static BigInteger orderOfP256() {
    return P256.getOrder();
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no curve P-256", e);
    }
  }
}
