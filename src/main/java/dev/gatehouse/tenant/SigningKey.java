package dev.gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A secret with which a company's backend signs tokens, or the public key that verifies them.
 * During key rotation a connection has several: the new one, and the old one until it retires.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey extends TenantOwned {
  /** Hexadecimal: 48 bits, so that two keys of an installation hardly ever look alike. */
  private static final int SHOWN_CHARACTERS = 12;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "signingKey")
  @SequenceGenerator(name = "signingKey", sequenceName = "signing_key_seq", allocationSize = 50)
  private Long id;

  @Column(name = "connection_id")
  private long connectionId;

  private String kid;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  private String fingerprint;

  @Column(name = "is_public")
  private boolean publicKey;

  @Column(name = "retires_at")
  private Instant retiresAt;

  private boolean ended;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected SigningKey() {}

  SigningKey(
      Connection connection,
      String kid,
      String sealedSecret,
      String fingerprint,
      boolean publicKey,
      Instant createdAt) {
    super(connection.tenantId(), createdAt);
    this.connectionId = connection.getId();
    this.kid = kid;
    this.sealedSecret = sealedSecret;
    this.fingerprint = fingerprint;
    this.publicKey = publicKey;
  }

  /** The context in which the secret is sealed: it opens in a row of this connection only. */
  public static String context(long tenantId, long connectionId) {
    return "signing key of connection " + connectionId + " of tenant " + tenantId;
  }

  String context() {
    return context(tenantId().value(), connectionId);
  }

  /** Whether signatures made with the key are still accepted. */
  public boolean isActive(Instant now) {
    return !ended && (retiresAt == null || now.isBefore(retiresAt));
  }

  /** Retires the key at a time, unless it retires earlier. */
  void retireAt(Instant time) {
    if (isActive(time)) {
      retiresAt = time;
    }
  }

  /** Retires the key at once, at every node: their clocks may differ from the one that says now. */
  void end(Instant now) {
    retireAt(now);
    ended = true;
  }

  /**
   * When signatures made with the key stop being accepted, or {@code null}; not after {@code now}
   * if it was ended at once.
   */
  public Instant acceptedUntil(Instant now) {
    return ended && now.isBefore(retiresAt) ? now : retiresAt;
  }

  public Long getId() {
    return id;
  }

  public long getConnectionId() {
    return connectionId;
  }

  public String getKid() {
    return kid;
  }

  String getSealedSecret() {
    return sealedSecret;
  }

  void setSealedSecret(String sealedSecret) {
    this.sealedSecret = sealedSecret;
  }

  /** As {@link SigningKeys#fingerprint} computes it: equal for keys that sign alike. */
  public String getFingerprint() {
    return fingerprint;
  }

  /**
   * What operators see of it: enough to tell keys apart, and since it is keyed, of no use to guess
   * a weak secret by.
   */
  public String shownFingerprint() {
    return fingerprint.substring(0, SHOWN_CHARACTERS);
  }

  /**
   * Whether it is a public key, as a JWK. It is sealed as a secret is, so that nobody who writes to
   * the database alone can put another one in its place.
   */
  public boolean isPublic() {
    return publicKey;
  }

  public Instant getRetiresAt() {
    return retiresAt;
  }

  public Instant getLastUsedAt() {
    return lastUsedAt;
  }
}
