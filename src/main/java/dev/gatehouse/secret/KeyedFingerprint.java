package dev.gatehouse.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognizes equal secrets by HMAC-SHA256 (RFC 2104) with a random key of this installation. The
 * plain hash of a secret that a person made up could be guessed from a stolen database; this one
 * takes the master key as well, which seals the random key. A new master key seals it again, so
 * that fingerprints stay the same for the life of the database and on all nodes.
 */
@ApplicationScoped
public class KeyedFingerprint {
  /** The row of {@code fingerprint_key}, which a migration writes. */
  public static final int ROW = 1;

  /** The context in which the key is sealed. */
  public static final String CONTEXT = "key of fingerprints";

  @PersistenceContext EntityManager entities;
  @Inject Vault vault;

  private volatile Key key;

  /** The fingerprint of a text's UTF-8 bytes, in 64 hexadecimal characters. */
  public String of(String text) {
    Key known = key;
    if (known == null) {
      known = new Key(vault.open(stored().getSealedSecret(), CONTEXT));
      key = known;
    }
    return known.fingerprint(text);
  }

  /**
   * Another key of this installation, for one purpose only (NIST SP 800-108 with HMAC).
   *
   * @param purpose shorter than the secrets that have fingerprints, so that it is none of them
   */
  public Key derived(String purpose) {
    byte[] bytes = HexFormat.of().parseHex(of(purpose));
    return new Key(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * Seals the key again if an older master key sealed it, and makes one if there is none: after the
   * master key was lost, it has to be deleted with everything that was sealed.
   *
   * @return how many keys were sealed again
   */
  @Transactional
  public int sealAgain() {
    FingerprintKey stored = stored();
    if (stored == null) {
      entities.persist(new FingerprintKey(ROW, vault.seal(Key.generate().text(), CONTEXT)));
      return 0;
    }
    String opened = vault.open(stored.getSealedSecret(), CONTEXT);
    // Known from the start, so that no request waits for it.
    key = new Key(opened);
    if (!vault.isOutdated(stored.getSealedSecret())) {
      return 0;
    }
    stored.setSealedSecret(vault.seal(opened, CONTEXT));
    return 1;
  }

  private FingerprintKey stored() {
    return entities.find(FingerprintKey.class, ROW);
  }

  /**
   * The key itself.
   *
   * @param text base64 of its bytes
   */
  public record Key(String text) {
    private static final int BYTES = 32;

    public static Key generate() {
      byte[] bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      return new Key(Base64.getEncoder().encodeToString(bytes));
    }

    /** As {@link KeyedFingerprint#of}. */
    public String fingerprint(String value) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(text), mac.getAlgorithm()));
        return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HmacSHA256", e);
      }
    }

    @Override
    public String toString() {
      // The key must not reach a log by accident.
      return "Key";
    }
  }
}
