package dev.gatehouse.tenant;

/** A tenant's numeric site id. Every query of a tenant's things takes one. */
public record TenantId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
