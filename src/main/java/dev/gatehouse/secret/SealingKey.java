package dev.gatehouse.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals small values that others keep and bring back: nobody else can read, change or make one.
 *
 * <p>AES-256-GCM (NIST SP 800-38D) with a key for each value, which HMAC-SHA256 derives from 128
 * random bits (NIST SP 800-108). Strangers may ask for any number of values, and one key with
 * random nonces would be worn out after 2^32 of them (section 8.3); so each has its own key, and
 * the nonce is always the same.
 */
public final class SealingKey {
  /** By how many bytes a sealed value is longer. */
  public static final int OVERHEAD = 32;

  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];

  private final KeyedFingerprint.Key key;

  /**
   * @param key for this purpose only, see {@link KeyedFingerprint#derived}
   */
  public SealingKey(KeyedFingerprint.Key key) {
    this.key = key;
  }

  /**
   * Seals a value; two sealed values are never equal.
   *
   * @param context where the value counts, such as a site; it opens nowhere else
   */
  public byte[] seal(byte[] value, String context) {
    byte[] salt = Fingerprint.randomBytes(SALT_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, salt, context).doFinal(value);
      return ByteBuffer.allocate(salt.length + sealed.length).put(salt).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** The value; empty if it was not sealed with this key in this context. */
  public Optional<byte[]> open(byte[] sealed, String context) {
    if (sealed.length < OVERHEAD) {
      return Optional.empty();
    }
    byte[] salt = Arrays.copyOf(sealed, SALT_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, salt, context)
              .doFinal(sealed, SALT_BYTES, sealed.length - SALT_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  private Cipher cipher(int mode, byte[] salt, String context) throws GeneralSecurityException {
    String ofValue = key.fingerprint(context + " " + Base64.getEncoder().encodeToString(salt));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(HexFormat.of().parseHex(ofValue), "AES"),
        new GCMParameterSpec(TAG_BITS, NONCE));
    return cipher;
  }

  private static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("the platform has no AES-GCM", e);
  }
}
