package dev.gatehouse.token;

import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A token that passed every check of its rules. Whether its {@code jti} was used before and what
 * the user's standing is remain to be decided.
 *
 * @param key the key that verified it
 * @param clockDifferenceSeconds {@code iat} minus our clock, positive if the backend's clock is
 *     ahead; empty without {@code iat}
 * @param refusedFrom a moment from which the same token is surely refused, so that its {@code jti}
 *     need not be remembered any longer under the same rules; empty if it never is
 * @param rules those that it passed
 */
public record VerifiedToken(
    Claims claims,
    Map<String, Object> header,
    VerificationKey key,
    OptionalLong clockDifferenceSeconds,
    Optional<Instant> refusedFrom,
    ClaimRules rules) {}
