package dev.gatehouse.tenant;

/** A tenant is about to be deleted in this transaction; observers delete what belongs to it. */
public record TenantEnding(TenantId tenant) {}
