package dev.gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** What belongs to one tenant as long as it exists. */
@MappedSuperclass
public abstract class TenantOwned {
  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected TenantOwned() {}

  protected TenantOwned(TenantId tenant, Instant createdAt) {
    this.tenantId = tenant.value();
    this.createdAt = createdAt;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}
