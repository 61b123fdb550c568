/**
 * Owns secret links: how a link is stored, found by its secret and counted when it opens a help
 * center.
 *
 * <p>May call {@code storage} and {@code secret}.
 */
package dev.gatehouse.tenant.link;
