package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import java.time.Instant;
import java.util.Optional;

/** One rule about one claim of a token whose signature has been verified. */
public interface ClaimCheck {

  /** Short name for the list of checks that an operator sees. */
  String name();

  /** The rule as a phrase, shown when it holds. */
  String rule();

  /**
   * @throws Rejected if the rule does not hold; the detail names the claim but does not quote it
   */
  void check(Claims claims, Instant now) throws Rejected;

  /** Whether this rule says who issues a token or for whom. */
  default boolean namesParty() {
    return false;
  }

  /** When the token was issued, if this rule is about the claim that says so. */
  default Optional<NumericDate> issuedAt(Claims claims) {
    return Optional.empty();
  }

  /**
   * A moment from which this rule refuses the token, if the rule depends on time. A table with
   * {@link ClaimRules#singleUse} needs at least one rule that tells it, since a used value is
   * remembered until then.
   */
  default Optional<Instant> refusesFrom(Claims claims) {
    return Optional.empty();
  }
}
