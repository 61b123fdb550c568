package dev.gatehouse.tenant;

/** Something of a tenant changed on this node; observers after the commit drop what they keep. */
public record TenantChanged(TenantId tenant) {}
