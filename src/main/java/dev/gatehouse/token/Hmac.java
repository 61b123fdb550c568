package dev.gatehouse.token;

import dev.gatehouse.token.json.EightBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A shared secret that verifies signatures (RFC 7518, section 3.2), prepared once and used for many
 * tokens.
 *
 * <p>The hash is the JDK's. HMAC itself is two of them, each with a block of the key before the
 * text; both blocks are hashed once and copied for each token ("the intermediate results ... can be
 * precomputed", RFC 2104, section 4), which the JDK's own {@code Mac} does not do. Tests hold the
 * verdicts against java-jwt's and the JDK's.
 */
public final class Hmac implements SignatureCheck {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5C;

  /** After the first block. Only copied, which any number of threads may do at once. */
  private final MessageDigest inner;

  private final MessageDigest outer;

  /**
   * @param block the bytes that the hash takes at once (RFC 4868, section 2.1)
   */
  private Hmac(String hash, int block, byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException("the secret is empty");
    }
    MessageDigest digest = digest(hash);
    byte[] key = Arrays.copyOf(secret.length > block ? digest.digest(secret) : secret, block);
    inner = begun(digest, key, INNER);
    outer = begun(digest, key, OUTER);
  }

  /**
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @throws IllegalArgumentException for any other algorithm or an empty secret
   */
  public static Hmac of(String algorithm, byte[] secret) {
    return switch (algorithm) {
      case "HS256" -> new Hmac("SHA-256", 64, secret);
      case "HS384" -> new Hmac("SHA-384", 128, secret);
      case "HS512" -> new Hmac("SHA-512", 128, secret);
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  private static MessageDigest digest(String hash) {
    try {
      return MessageDigest.getInstance(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no " + hash, e);
    }
  }

  private static MessageDigest begun(MessageDigest digest, byte[] key, byte pad) {
    byte[] first = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      first[i] = (byte) (key[i] ^ pad);
    }
    MessageDigest begun = copy(digest);
    begun.update(first);
    return begun;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's hash cannot be copied", e);
    }
  }

  /** Whether a signature is that of the first bytes of a text, compared in constant time. */
  @Override
  public boolean signed(byte[] text, int length, byte[] signature) {
    MessageDigest digest = copy(inner);
    digest.update(text, 0, length);
    byte[] hash = digest.digest();
    digest = copy(outer);
    digest.update(hash);
    return areEqual(digest.digest(), signature);
  }

  /** Eight bytes at once, whatever they are: the length of a MAC is a multiple of eight. */
  private static boolean areEqual(byte[] mac, byte[] signature) {
    if (signature.length != mac.length) {
      return false;
    }
    long difference = 0;
    for (int i = 0; i < mac.length; i += Long.BYTES) {
      difference |= EightBytes.at(mac, i) ^ EightBytes.at(signature, i);
    }
    return difference == 0;
  }
}
