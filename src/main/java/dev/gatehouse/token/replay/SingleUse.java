package dev.gatehouse.token.replay;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.time.Instant;

/**
 * What a sign-in consumes.
 *
 * @param purpose keeps equal values that mean different things apart, such as tokens and codes
 * @param what is consumed, for a sentence: a claim's name, or "code"
 * @param keepUntil when the token would be refused without this memory
 * @param reuseEndsSession whether a second use ends the session that the first began, as RFC 6749
 *     section 4.1.2 advises for codes: either use may have been the thief's
 */
public record SingleUse(
    String purpose, String what, ReplayKey key, Instant keepUntil, boolean reuseEndsSession) {
  /** The purpose of a token's claim that signs a reader in. */
  public static final String SIGN_IN = "token";

  /**
   * A token that its rules let in once.
   *
   * @throws IllegalStateException if the rules name no single-use claim, or do not require it
   */
  public static SingleUse of(ClaimRules rules, Claims claims) {
    String claim =
        rules
            .singleUseClaim()
            .orElseThrow(() -> new IllegalStateException("the rules name no single-use claim"));
    String value =
        claims
            .exact(claim)
            .orElseThrow(() -> new IllegalStateException("the rules do not require " + claim));
    return new SingleUse(SIGN_IN, claim, ReplayKey.of(value), rules.rememberedUntil(claims), false);
  }

  /** What an operator reads of a second use. */
  public Rejected replayed() {
    return new Rejected(Rejection.JWT_REPLAYED, "the " + what + " was used before");
  }
}
