package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.Claims;
import java.util.Optional;

/**
 * A token that failed a check.
 *
 * @param why names the first check that failed
 * @param signed its claims, if its signature held, so that they are its signer's; else empty
 */
public record RefusedToken(Rejected why, Optional<Claims> signed) implements JudgedToken {
  /** A token whose signature does not hold. */
  public RefusedToken(Rejected why) {
    this(why, Optional.empty());
  }

  @Override
  public VerifiedToken orThrow() throws Rejected {
    throw why;
  }
}
