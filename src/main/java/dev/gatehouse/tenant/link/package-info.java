/**
 * Owns the links that open a site without its usual sign-in, secret links and break-glass: how a
 * link is stored, found by its secret, used and ended.
 *
 * <p>May call {@code tenant}, {@code rejection}, {@code storage} and {@code secret}.
 */
package dev.gatehouse.tenant.link;
