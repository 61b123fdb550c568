package dev.gatehouse.token.replay;

import java.time.Instant;

/**
 * What a sign-in consumes.
 *
 * @param purpose keeps equal values that mean different things apart, such as tokens and codes
 * @param keepUntil when the token would be refused without this memory
 * @param reuseEndsSession whether a second use ends the session that the first began, as RFC 6749
 *     section 4.1.2 advises for codes: either use may have been the thief's
 */
public record SingleUse(
    String purpose, ReplayKey key, Instant keepUntil, boolean reuseEndsSession) {
  /** The purpose of a {@code jti} that signs somebody in. */
  public static final String SIGN_IN = "token";

  /** A token that merely must not come twice. */
  public static SingleUse ofToken(ReplayKey key, Instant keepUntil) {
    return new SingleUse(SIGN_IN, key, keepUntil, false);
  }
}
