package dev.gatehouse.reader;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A single-use link with which a reader chooses a password; only its hash is stored. */
@Entity
class Invitation {
  @Id
  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "reader_id")
  private long readerId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Invitation() {}

  Invitation(Reader reader, String secretHash, Instant expiresAt) {
    this.tenantId = reader.tenantId().value();
    this.readerId = reader.getId();
    this.secretHash = secretHash;
    this.expiresAt = expiresAt;
  }

  long getReaderId() {
    return readerId;
  }
}
