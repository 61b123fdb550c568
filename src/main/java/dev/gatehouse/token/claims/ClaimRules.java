package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one vendor asks of a token on one surface, as a table that is written in the order in which
 * it is checked. Immutable: every method answers a longer table.
 *
 * <pre>{@code
 * ClaimRules.withLeeway(30)
 *     .require("jti", ClaimType.EXACT)
 *     .require("exp", ClaimType.DATE)
 *     .require("email", ClaimType.text(254))
 *     .notExpired()
 *     .notIssuedInFuture()
 *     .notOlderThan(300)
 *     .issuedBy(issuer)
 *     .intendedFor(audiences)
 *     .singleUse();
 * }</pre>
 *
 * <p>The order used throughout, unless a vendor's document says otherwise: required claims, {@code
 * exp}, {@code iat} in the future, too old, {@code iss}, {@code aud}.
 *
 * @param leewaySeconds the clock skew forgiven by {@link #notExpired} and {@link
 *     #notIssuedInFuture}
 * @param checks in the order in which they are tried; the first that fails is the reason
 * @param usedOnce whether the caller has to consume the token's {@code jti}
 */
public record ClaimRules(long leewaySeconds, List<ClaimCheck> checks, boolean usedOnce) {

  public ClaimRules {
    checks = List.copyOf(checks);
  }

  public static ClaimRules withLeeway(long seconds) {
    return new ClaimRules(seconds, List.of(), false);
  }

  /** The claim must be there and of the type, else it is a missing claim. */
  public ClaimRules require(String claim, ClaimType<?> type) {
    return require(claim, type, Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  /**
   * As {@link #require(String, ClaimType)}, for a vendor whose document counts it as something
   * else.
   */
  public ClaimRules require(String claim, ClaimType<?> type, Rejection otherwise) {
    return and(new RequiredClaim(claim, type, otherwise));
  }

  /**
   * {@code exp} must hold if it is given; whether it must be given is for {@link #require} to say.
   */
  public ClaimRules notExpired() {
    return and(new Expiration(leewaySeconds));
  }

  /** {@code iat} must hold if it is given. */
  public ClaimRules notIssuedInFuture() {
    return and(new IssuedAt(leewaySeconds));
  }

  /** At most so many seconds since {@code iat}, without leeway. */
  public ClaimRules notOlderThan(long seconds) {
    return and(new MaximumAge(seconds));
  }

  /**
   * @param issuer null or empty if none is configured: then any will do
   */
  public ClaimRules issuedBy(String issuer) {
    return issuer == null || issuer.isEmpty() ? this : and(new Issuer(issuer));
  }

  /**
   * @param audiences null if none is configured: then any will do; of an empty set none will
   */
  public ClaimRules intendedFor(Set<String> audiences) {
    return audiences == null ? this : and(new AcceptedAudience(Set.copyOf(audiences)));
  }

  /** Any other rule of a vendor. */
  public ClaimRules and(ClaimCheck check) {
    List<ClaimCheck> longer = new ArrayList<>(checks);
    longer.add(check);
    return new ClaimRules(leewaySeconds, longer, usedOnce);
  }

  public ClaimRules singleUse() {
    return new ClaimRules(leewaySeconds, checks, true);
  }

  /** A moment from which these rules surely refuse the token; empty if they never come to. */
  public Optional<Instant> refusesFrom(Claims claims) {
    return checks.stream()
        .flatMap(check -> check.refusesFrom(claims).stream())
        .min(Comparator.naturalOrder());
  }
}
