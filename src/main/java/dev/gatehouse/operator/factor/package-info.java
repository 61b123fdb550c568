/**
 * Owns what operators prove beside their password: one-time passwords of an authenticator app (RFC
 * 6238), recovery codes, and the throttle that keeps both from being guessed.
 *
 * <p>Knows operators by their id only. May call {@code secret} and {@code storage}.
 */
package dev.gatehouse.operator.factor;
