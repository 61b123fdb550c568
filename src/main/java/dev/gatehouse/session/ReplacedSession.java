package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The cookie of a session that ended because its user signed in elsewhere. */
@Entity
@Table(name = "replaced_session")
class ReplacedSession {
  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected ReplacedSession() {}

  ReplacedSession(TenantId tenant, String tokenHash, Instant expiresAt) {
    this.tokenHash = tokenHash;
    this.tenantId = tenant.value();
    this.expiresAt = expiresAt;
  }
}
