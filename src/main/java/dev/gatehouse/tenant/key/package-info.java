/**
 * What operators want to know of signing keys: how much each one is used, and which ones are equal
 * to a text.
 *
 * <p>May call {@code tenant} and {@code storage}.
 */
package dev.gatehouse.tenant.key;
