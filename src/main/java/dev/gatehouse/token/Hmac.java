package dev.gatehouse.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shared secret that verifies signatures (RFC 7518, section 3.2), prepared once and used for many
 * tokens.
 *
 * <p>The MAC is the JDK's, asked directly: java-jwt, which signs here, looks its provider up and
 * prepares the key again for every signature, and says no by an exception with a stack trace. Tests
 * hold the verdicts against java-jwt's.
 */
public final class Hmac {
  private final SecretKeySpec key;

  /**
   * The prepared MAC, while no thread uses it. A verification holds it for less than a microsecond,
   * so one is enough: whoever finds none prepares another.
   */
  private final AtomicReference<Mac> idle = new AtomicReference<>();

  private Hmac(String name, byte[] secret) {
    key = new SecretKeySpec(secret, name);
  }

  /**
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @throws IllegalArgumentException for any other algorithm or an empty secret
   */
  public static Hmac of(String algorithm, byte[] secret) {
    return switch (algorithm) {
      case "HS256" -> new Hmac("HmacSHA256", secret);
      case "HS384" -> new Hmac("HmacSHA384", secret);
      case "HS512" -> new Hmac("HmacSHA512", secret);
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  /** Whether a signature is that of the first bytes of a text, compared in constant time. */
  boolean signed(byte[] text, int length, byte[] signature) {
    Mac mac = idle.getAndSet(null);
    if (mac == null) {
      mac = prepared();
    }
    mac.update(text, 0, length);
    boolean same = MessageDigest.isEqual(mac.doFinal(), signature);
    idle.set(mac);
    return same;
  }

  private Mac prepared() {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no " + key.getAlgorithm(), e);
    }
  }
}
