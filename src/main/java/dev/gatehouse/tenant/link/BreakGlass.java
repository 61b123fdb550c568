package dev.gatehouse.tenant.link;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A site that a platform administrator opened for a short time by a link and a password, because
 * its readers cannot sign in. Only hashes of the link's secret and of the password are stored.
 */
@Entity
@Table(name = "break_glass")
public class BreakGlass extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "breakGlass")
  @SequenceGenerator(name = "breakGlass", sequenceName = "break_glass_seq", allocationSize = 50)
  private Long id;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "password_hash")
  private String passwordHash;

  private String reason;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "sign_ins")
  private int signIns;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected BreakGlass() {}

  BreakGlass(
      TenantId tenant, Terms terms, String secretHash, String passwordHash, Instant createdAt) {
    super(tenant, createdAt);
    this.secretHash = secretHash;
    this.passwordHash = passwordHash;
    this.reason = terms.reason();
    this.openedBy = terms.openedBy();
    this.expiresAt = terms.expiresAt();
  }

  /**
   * Why, by whom and until when a site is open.
   *
   * @param openedBy as the audit trail names them
   */
  public record Terms(String reason, String openedBy, Instant expiresAt) {}

  public Long getId() {
    return id;
  }

  /** PBKDF2 hash. */
  public String getPasswordHash() {
    return passwordHash;
  }

  public String getReason() {
    return reason;
  }

  public String getOpenedBy() {
    return openedBy;
  }

  /** How often somebody came in by it. */
  public int getSignIns() {
    return signIns;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }
}
