package dev.gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What belongs to a scope: a site, or the platform, where the tenant is {@code null}.
 *
 * @param <S> what an operator sets of it
 */
@MappedSuperclass
public abstract class ScopeOwned<S> {
  @Column(name = "tenant_id")
  private Long tenantId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected ScopeOwned() {}

  protected ScopeOwned(TenantId tenant, Instant createdAt) {
    this.tenantId = tenant == null ? null : tenant.value();
    this.createdAt = createdAt;
  }

  public abstract Long getId();

  public abstract S getSettings();

  /** {@code null} for one of the platform. */
  public TenantId tenant() {
    return tenantId == null ? null : new TenantId(tenantId);
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public long getVersion() {
    return version;
  }
}
