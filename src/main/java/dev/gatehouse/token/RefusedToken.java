package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;

/**
 * A token that failed a check.
 *
 * @param why names the first check that failed
 */
public record RefusedToken(Rejected why) implements JudgedToken {
  @Override
  public VerifiedToken orThrow() throws Rejected {
    throw why;
  }
}
