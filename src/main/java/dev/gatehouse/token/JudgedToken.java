package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.Claims;
import java.util.Optional;

/**
 * What verification says of a token: that it holds, or why it is refused. Refusals are everyday
 * answers, so they are values: throwing them would take as long as the look at the token's form.
 */
public sealed interface JudgedToken permits VerifiedToken, RefusedToken {
  /** Its claims, once its signature held. */
  Optional<Claims> signed();

  /**
   * @throws Rejected if it is refused
   */
  VerifiedToken orThrow() throws Rejected;
}
