/**
 * Owns secret links: how a link is stored, found by its secret and used up.
 *
 * <p>May call {@code tenant}, {@code rejection}, {@code storage} and {@code secret}.
 */
package dev.gatehouse.tenant.link;
