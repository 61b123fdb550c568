package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;

/** Sessions of a tenant were ended on this node; whoever keeps live ones in memory drops them. */
public record SessionsEnded(TenantId tenant) {}
