package dev.gatehouse.secret;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens stored secrets with the keys of {@code GATEHOUSE_MASTER_KEY}. To rotate, put the
 * new key before the old one and restart: the first key seals, each key opens what it sealed, and
 * at startup everything is sealed again with the first.
 */
@ApplicationScoped
public class Vault {
  private static final String VARIABLE = "GATEHOUSE_MASTER_KEY";
  private static final String DEMO_KEY = "master-key";

  @Inject Configuration configuration;
  @Inject OwnerOnlyFile demoFile;

  private List<MasterKey> keys;

  @PostConstruct
  void readKeys() {
    List<String> texts = new ArrayList<>(configuration.masterKeys());
    if (texts.isEmpty() && configuration.demo()) {
      texts.add(demoFile.get(DEMO_KEY, MasterKey::generate));
    }
    if (texts.isEmpty()) {
      throw new InvalidConfiguration(
          VARIABLE,
          "is required without the demo: 32 bytes in base64, for example from: openssl rand -base64"
              + " 32; keep it outside the database: without it, stored secrets cannot be"
              + " decrypted");
    }
    try {
      keys = texts.stream().map(MasterKey::parse).toList();
    } catch (IllegalArgumentException e) {
      // Thrown without the cause, whose message could quote the key.
      throw new InvalidConfiguration(
          VARIABLE, "must be the base64 of 32 bytes, several separated by commas");
    }
  }

  /**
   * Reads the keys at startup rather than at the first secret.
   *
   * @throws InvalidConfiguration when they are absent or wrong
   */
  public void check() {
    if (keys.isEmpty()) {
      throw new IllegalStateException("read when the bean is made");
    }
  }

  /** Seals a secret for the row that the context names. */
  public String seal(String secret, String context) {
    return keys.get(0).seal(secret, context);
  }

  /**
   * Opens a secret that was sealed for that row.
   *
   * @throws UnusableDatabase when no configured key sealed it
   */
  public String open(String sealed, String context) {
    return keys.stream()
        .filter(key -> sealed.startsWith(key.id() + ":"))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableDatabase(
                    DatabaseFault.MASTER_KEY_MISSING,
                    "a stored secret was sealed with a master key that " + VARIABLE + " lacks"))
        .open(sealed, context);
  }

  /** With one of these ids and a colon begins what can be opened. */
  public List<String> keyIds() {
    return keys.stream().map(MasterKey::id).toList();
  }

  /** Whether a secret was sealed with an older key than the first. */
  public boolean isOutdated(String sealed) {
    return !sealed.startsWith(keys.get(0).id() + ":");
  }

  /**
   * One AES-256 key that seals secrets with GCM (NIST SP 800-38D: 96-bit random nonce, 128-bit
   * tag). The context, such as the row of a secret, is authenticated as well, so that a sealed
   * secret that is moved to another row does not open.
   */
  static final class MasterKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final String id;

    private MasterKey(byte[] bytes) {
      key = new SecretKeySpec(bytes, "AES");
      id = Fingerprint.of(HexFormat.of().formatHex(bytes)).substring(0, 8);
    }

    /**
     * @throws IllegalArgumentException unless the text is the base64 of exactly 32 bytes
     */
    static MasterKey parse(String base64) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length != 32) {
        throw new IllegalArgumentException("not 32 bytes");
      }
      return new MasterKey(bytes);
    }

    static String generate() {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      return Base64.getEncoder().encodeToString(bytes);
    }

    /** Prefixes every secret that this key sealed, so that keys can be rotated. */
    String id() {
      return id;
    }

    String seal(String secret, String context) {
      byte[] nonce = new byte[NONCE_BYTES];
      RANDOM.nextBytes(nonce);
      byte[] sealed =
          run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), context);
      byte[] both =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return id + ":" + Base64.getEncoder().encodeToString(both);
    }

    String open(String sealed, String context) {
      byte[] both = Base64.getDecoder().decode(sealed.substring(sealed.indexOf(':') + 1));
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] text = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
      return new String(run(Cipher.DECRYPT_MODE, nonce, text, context), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String context) {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(
            "a stored secret cannot be decrypted with its master key", e);
      }
    }
  }
}
