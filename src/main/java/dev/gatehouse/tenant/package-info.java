/**
 * Owns help centers ("tenants"), the hosts they answer on, their SSO connections and signing keys.
 * May call {@code rejection}, {@code storage}, {@code secret} and {@code config}.
 *
 * <p>Every query of what belongs to a tenant takes its {@link dev.gatehouse.tenant.TenantId}: no
 * store returns anything without one.
 */
package dev.gatehouse.tenant;
