package dev.gatehouse.tenant;

/** A tenant is about to be deleted, in this transaction; who keeps things of it lets them go. */
public record TenantEnding(TenantId tenant) {}
