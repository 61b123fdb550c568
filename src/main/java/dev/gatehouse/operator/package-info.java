/**
 * Owns who runs Gatehouse: operators with their passwords, for the console, and API tokens, for
 * programs; neither opens the other's door. Each has rights, everywhere or at single help centers.
 * Readers are not its business. May call {@code tenant}, {@code secret}, {@code storage} and {@code
 * config}.
 */
package dev.gatehouse.operator;
