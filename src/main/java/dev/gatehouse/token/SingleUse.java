package dev.gatehouse.token;

import java.time.Instant;

/**
 * What a sign-in consumes.
 *
 * @param purpose keeps equal values that mean different things apart, such as tokens and codes
 * @param keepUntil when the token would be refused without this memory
 */
public record SingleUse(String purpose, ReplayKey key, Instant keepUntil) {
  /** The purpose of a {@code jti} that signs somebody in. */
  public static final String SIGN_IN = "token";
}
