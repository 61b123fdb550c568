package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.json.StrictJson;
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

  /**
   * What would have to be in a token that this rule refuses, so that it holds; empty where no claim
   * mends it.
   */
  default Optional<Fix> fix(Claims claims, Instant now) {
    return Optional.empty();
  }

  /**
   * A claim as a rule wants it.
   *
   * @param value as {@link StrictJson} gives it; {@code null} for a claim to leave out and, of an
   *     open one, where only the company's app knows it
   * @param open whether many values would do, so that a good token's is the better example
   */
  record Fix(String claim, Object value, boolean open) {
    public static Optional<Fix> to(String claim, Object value) {
      return Optional.of(new Fix(claim, value, false));
    }

    static Optional<Fix> leavingOut(String claim) {
      return to(claim, null);
    }

    static Optional<Fix> open(String claim, Object example) {
      return Optional.of(new Fix(claim, example, true));
    }

    /** The value that was meant, where the mistake tells; else any of the type. */
    static Optional<Fix> typed(Claims claims, String claim, ClaimType<?> type, Object example) {
      return Mistakes.meant(claims.asMap().get(claim), type)
          .map(meant -> to(claim, meant))
          .orElseGet(() -> open(claim, example));
    }
  }

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
