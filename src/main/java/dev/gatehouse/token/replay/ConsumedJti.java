package dev.gatehouse.token.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A consumed single-use claim, such as {@code jti}, kept until its token would be refused anyway.
 */
@Entity
@Table(name = "consumed_jti")
@IdClass(ConsumedJti.Key.class)
class ConsumedJti {
  @Id private String authority;
  @Id private String purpose;

  @Id
  @Column(name = "jti_hash")
  private String jtiHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** The database fills it. */
  @Column(name = "consumed_at", insertable = false, updatable = false)
  private Instant consumedAt;

  @Column(name = "used_site")
  private Long usedSite;

  @Column(name = "used_trace")
  private String usedTrace;

  protected ConsumedJti() {}

  ConsumedJti(SingleUse use, Long site, String trace) {
    this.usedSite = site;
    this.usedTrace = trace;
    this.authority = use.authority();
    this.purpose = use.purpose();
    this.jtiHash = use.hash();
    this.expiresAt = use.keepUntil();
  }

  ConsumedJtis.FirstUse firstUse() {
    return new ConsumedJtis.FirstUse(
        consumedAt == null ? ConsumedJtis.UNKNOWN : consumedAt, usedSite, usedTrace);
  }

  /** What must not occur twice. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String authority;
    String purpose;
    String jtiHash;

    protected Key() {}

    Key(SingleUse use) {
      this.authority = use.authority();
      this.purpose = use.purpose();
      this.jtiHash = use.hash();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(key.authority, authority)
          && Objects.equals(key.purpose, purpose)
          && Objects.equals(key.jtiHash, jtiHash);
    }

    @Override
    public int hashCode() {
      return Objects.hash(authority, purpose, jtiHash);
    }
  }
}
