package dev.gatehouse.token.ended;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** Tokens of a connection with something in common that were issued up to a time, and ended. */
@Entity
@Table(name = "ended_token")
@IdClass(EndedToken.Key.class)
class EndedToken {
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "connection_id")
  private long connectionId;

  @Id
  @Column(name = "subject_hash")
  private String subjectHash;

  @Column(name = "issued_until")
  private Instant issuedUntil;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected EndedToken() {}

  EndedToken(TenantId tenant, Key key) {
    this.tenantId = tenant.value();
    this.connectionId = key.connectionId;
    this.subjectHash = key.subjectHash;
    this.issuedUntil = Instant.EPOCH;
    this.expiresAt = Instant.EPOCH;
  }

  /** Ends those that were issued up to a time; what has ended stays so. */
  void until(Instant issued, Instant expires) {
    issuedUntil = issued.isAfter(issuedUntil) ? issued : issuedUntil;
    expiresAt = expires.isAfter(expiresAt) ? expires : expiresAt;
  }

  Instant issuedUntil() {
    return issuedUntil;
  }

  /** What identifies a row. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long connectionId;
    String subjectHash;

    protected Key() {}

    Key(long connectionId, String subjectHash) {
      this.connectionId = connectionId;
      this.subjectHash = subjectHash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.connectionId == connectionId
          && Objects.equals(key.subjectHash, subjectHash);
    }

    @Override
    public int hashCode() {
      return Objects.hash(connectionId, subjectHash);
    }
  }
}
