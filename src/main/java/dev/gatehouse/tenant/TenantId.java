package dev.gatehouse.tenant;

/** A tenant's numeric site id. Every query of what belongs to a tenant takes one. */
public record TenantId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
