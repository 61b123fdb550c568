package dev.gatehouse.tenant.opening;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A site's consent that a connection of another site signs readers in there. */
@Entity
@IdClass(Opening.Key.class)
public class Opening {
  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "connection_id")
  private long connectionId;

  @Column(name = "operator_id")
  private Long operatorId;

  @Column(name = "api_token_id")
  private Long apiTokenId;

  @Column(name = "given_by")
  private String givenBy;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "first_used_at")
  private Instant firstUsedAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected Opening() {}

  Opening(TenantId site, long connectionId, Consent consent, Instant givenAt) {
    this.tenantId = site.value();
    this.connectionId = connectionId;
    this.operatorId = consent.operatorId();
    this.apiTokenId = consent.apiTokenId();
    this.givenBy = consent.name();
    this.givenAt = givenAt;
  }

  /** The site that is opened. */
  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  /** The connection of another site that opens it; identifies the opening at this site. */
  public long getConnectionId() {
    return connectionId;
  }

  /** Who consented; {@code null} for a consent from before they were recorded. */
  public String getGivenBy() {
    return givenBy;
  }

  /** {@code null} for a consent from before they were recorded. */
  public Instant getGivenAt() {
    return givenAt;
  }

  /** When a reader first came in this way; {@code null} if none did. */
  public Instant getFirstUsedAt() {
    return firstUsedAt;
  }

  /** To the minute; {@code null} if no reader came in this way. */
  public Instant getLastUsedAt() {
    return lastUsedAt;
  }

  /** The site and the connection. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long tenantId;
    long connectionId;

    protected Key() {}

    Key(TenantId site, long connectionId) {
      this.tenantId = site.value();
      this.connectionId = connectionId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.tenantId == tenantId
          && key.connectionId == connectionId;
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenantId, connectionId);
    }
  }
}
