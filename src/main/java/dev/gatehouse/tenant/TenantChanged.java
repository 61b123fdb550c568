package dev.gatehouse.tenant;

/** A tenant changed on this node; observers invalidate their caches after the commit. */
public record TenantChanged(TenantId tenant) {}
