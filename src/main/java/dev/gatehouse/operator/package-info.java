/**
 * Owns who runs Gatehouse: API tokens and, for the console, operators. Readers are not its
 * business. May call {@code secret}, {@code storage} and {@code config}.
 */
package dev.gatehouse.operator;
