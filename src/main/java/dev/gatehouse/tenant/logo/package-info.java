/**
 * Owns a help center's logo: which image formats are accepted and how a logo is stored.
 *
 * <p>May call {@code tenant} and {@code secret}.
 */
package dev.gatehouse.tenant.logo;
