package dev.gatehouse.token;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/** A public key that verifies signatures by one algorithm. */
final class PublicSignature implements SignatureCheck {
  /** R and S of ES256, and the two halves of an Ed25519 signature (RFC 8032 section 5.1.6). */
  private static final int CURVE_BYTES = 64;

  private static final int NUMBER_BYTES = 32;

  private final PublicAlgorithm algorithm;
  private final PublicKey key;

  /**
   * @throws IllegalArgumentException if the key does not fit the algorithm, or is weak
   */
  PublicSignature(PublicAlgorithm algorithm, PublicKey key) {
    algorithm
        .objection(key)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException("the key " + wrong);
            });
    this.algorithm = algorithm;
    this.key = key;
  }

  @Override
  public boolean signed(byte[] text, int length, byte[] signature) {
    if (!isWellFormed(signature)) {
      return false;
    }
    try {
      Signature verifier = algorithm.signature();
      verifier.initVerify(key);
      verifier.update(text, 0, length);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      // Bytes that are no signature, such as of another length.
      return false;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key that was usable is not", e);
    }
  }

  /**
   * Whether the bytes can be a signature. Zeros in place of numbers verified everything in a JDK of
   * 2022 (CVE-2022-21449), so they are refused here as well.
   */
  private boolean isWellFormed(byte[] signature) {
    return switch (algorithm) {
      case RS256, PS256 -> true;
      case EDDSA -> signature.length == CURVE_BYTES;
      case ES256 ->
          signature.length == CURVE_BYTES
              && isNumber(signature, 0)
              && isNumber(signature, NUMBER_BYTES);
    };
  }

  /** From 1 to the order of the curve less 1 (FIPS 186-5 section 6.4.2). */
  private static boolean isNumber(byte[] signature, int from) {
    BigInteger number = new BigInteger(1, Arrays.copyOfRange(signature, from, from + NUMBER_BYTES));
    return number.signum() > 0 && number.compareTo(PublicAlgorithm.orderOfP256()) < 0;
  }
}
