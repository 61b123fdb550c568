/**
 * Owns help centers ("tenants"), the hosts they answer on, their SSO connections and signing keys.
 * May call {@code rejection}, {@code storage}, {@code secret} and {@code config}.
 *
 * <p>Everything that belongs to a tenant is asked for by its {@link dev.gatehouse.tenant.TenantId}:
 * no store hands out anything without one.
 */
package dev.gatehouse.tenant;
