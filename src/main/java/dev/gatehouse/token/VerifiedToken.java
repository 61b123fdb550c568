package dev.gatehouse.token;

import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.replay.SingleUse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A token that passed every check of its rules. Replay and the reader's standing remain to be
 * checked.
 *
 * @param key the key that verified it
 * @param clockDifferenceSeconds the time of issue minus this server's clock, positive if the
 *     backend's clock is ahead; empty if the token does not say when it was issued
 * @param singleUse what a sign-in with it consumes; empty if the rules let it come again
 * @param rules the rules that it passed
 */
public record VerifiedToken(
    Claims claims,
    Map<String, Object> header,
    VerificationKey key,
    OptionalLong clockDifferenceSeconds,
    Optional<SingleUse> singleUse,
    ClaimRules rules) {}
