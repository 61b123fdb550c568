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

/** A link that opens a site without its shared password; only the hash of its secret is stored. */
@Entity
@Table(name = "secret_link")
public class SecretLink extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "secretLink")
  @SequenceGenerator(name = "secretLink", sequenceName = "secret_link_seq", allocationSize = 50)
  private Long id;

  private String name;

  @Column(name = "secret_hash")
  private String secretHash;

  private boolean reusable;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SecretLink() {}

  SecretLink(TenantId tenant, Terms terms, String secretHash, Instant createdAt) {
    super(tenant, createdAt);
    this.name = terms.name();
    this.reusable = terms.reusable();
    this.expiresAt = terms.expiresAt();
    this.secretHash = secretHash;
  }

  /**
   * The settings of a link.
   *
   * @param reusable whether it can be used any number of times, or once
   */
  public record Terms(String name, boolean reusable, Instant expiresAt) {}

  void open(Instant at) {
    openedAt = at;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public boolean isReusable() {
    return reusable;
  }

  /** When it was last used, or {@code null}. */
  public Instant getOpenedAt() {
    return openedAt;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }
}
