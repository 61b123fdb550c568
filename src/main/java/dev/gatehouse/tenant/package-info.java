/**
 * Owns help centers ("tenants"), the hosts they answer on, their SSO connections and signing keys.
 * May call {@code rejection}, {@code storage}, {@code secret}, {@code cache}, {@code config} and
 * {@code text}.
 *
 * <p>Every query of what belongs to a tenant takes its {@link dev.gatehouse.tenant.TenantId}: no
 * store returns anything without one.
 */
package dev.gatehouse.tenant;
