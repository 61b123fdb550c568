package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;

/** Sessions of a tenant ended on this node; observers invalidate their caches. */
public record SessionsEnded(TenantId tenant) {}
