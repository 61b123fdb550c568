package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A token that passed every check of its rules. Replay and the reader's standing remain to be
 * checked.
 *
 * @param key the key that verified it
 * @param verifiedAt when it was verified
 * @param singleUse what a sign-in with it consumes; empty if the rules let it come again
 * @param rules the rules that it passed
 */
public record VerifiedToken(
    Claims claims,
    Map<String, Object> header,
    VerificationKey key,
    Instant verifiedAt,
    Optional<SingleUse> singleUse,
    ClaimRules rules)
    implements JudgedToken {

  @Override
  public Optional<Claims> signed() {
    return Optional.of(claims);
  }

  @Override
  public VerifiedToken orThrow() {
    return this;
  }

  /**
   * Checks more of its claims, by the clock at which it was verified.
   *
   * @throws Rejected with the first check that fails
   */
  public void require(List<ClaimCheck> checks) throws Rejected {
    for (ClaimCheck check : checks) {
      try {
        check.check(claims, verifiedAt);
      } catch (Rejected e) {
        throw e.at(check.name(), clockDifferenceSeconds());
      }
    }
  }

  /**
   * The time of issue minus this server's clock, positive if the backend's clock is ahead; empty if
   * the token does not say when it was issued.
   */
  public OptionalLong clockDifferenceSeconds() {
    return rules.clockDifferenceSeconds(claims, verifiedAt);
  }
}
