package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What one vendor asks of a token on one surface, as a table that is written in the order in which
 * it is checked. Immutable: every method returns a longer table.
 *
 * <pre>{@code
 * ClaimRules.withLeeway(30)
 *     .require("jti", ClaimType.EXACT)
 *     .require("exp", ClaimType.DATE)
 *     .require("email", ClaimType.FILLED_TEXT)
 *     .identify("email", ClaimType.EMAIL)
 *     .identify("external_id", ClaimType.ID)
 *     .notExpired()
 *     .notBefore()
 *     .notIssuedInFuture()
 *     .notOlderThan(300)
 *     .issuedBy(issuer)
 *     .intendedFor(audiences)
 *     .take("role", ROLE)
 *     .singleUse("jti");
 * }</pre>
 *
 * <p>The order used throughout, unless a vendor's document says otherwise: required claims, claims
 * that say who somebody is, {@code exp}, {@code nbf}, {@code iat} in the future, too old, {@code
 * iss}, {@code aud}.
 *
 * @param leewaySeconds the clock skew forgiven by {@link #notExpired}, {@link #notBefore} and
 *     {@link #notIssuedInFuture}
 * @param checks in the order in which they are tried; the first that fails is the reason
 * @param optional claims that are taken if they are usable, and refuse nobody if they are not
 * @param singleUseClaim the claim whose value the caller consumes, so that it signs in once; empty
 *     where a token may come again
 */
public record ClaimRules(
    long leewaySeconds,
    List<ClaimCheck> checks,
    List<OptionalClaim<?>> optional,
    Optional<String> singleUseClaim) {
  /** A clock skew that is raised later must not accept a token that is no longer remembered. */
  private static final Duration REMEMBERED_LONGER = Duration.ofMinutes(10);

  public ClaimRules {
    checks = List.copyOf(checks);
    optional = List.copyOf(optional);
  }

  public static ClaimRules withLeeway(long seconds) {
    return new ClaimRules(seconds, List.of(), List.of(), Optional.empty());
  }

  /** The claim must be present and of the type, else it counts as missing. */
  public ClaimRules require(String claim, ClaimType<?> type) {
    return require(claim, type, Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }

  /** As {@link #require(String, ClaimType)}, for a vendor whose document gives another reason. */
  public ClaimRules require(String claim, ClaimType<?> type, Rejection otherwise) {
    return and(new RequiredClaim(claim, type, otherwise));
  }

  /**
   * The claim, which says who somebody is, may be absent, but must be of the type if it is present,
   * else it counts as invalid.
   */
  public ClaimRules identify(String claim, ClaimType<?> type) {
    return and(new IdentityClaim(claim, type));
  }

  /** {@code exp} must hold if it is present; {@link #require} says whether it must be. */
  public ClaimRules notExpired() {
    return notExpired(TimeClaim.EXP);
  }

  /** As {@link #notExpired()}, for a vendor that has the time in another claim or unit. */
  public ClaimRules notExpired(TimeClaim claim) {
    return and(new Expiration(claim, leewaySeconds));
  }

  /** {@code nbf} must hold if it is present, whatever vendor the token comes from. */
  public ClaimRules notBefore() {
    return and(new NotBefore(leewaySeconds));
  }

  /** {@code iat} must hold if it is present. */
  public ClaimRules notIssuedInFuture() {
    return notIssuedInFuture(TimeClaim.IAT);
  }

  /** As {@link #notIssuedInFuture()}, for a vendor that has the time in another claim or unit. */
  public ClaimRules notIssuedInFuture(TimeClaim claim) {
    return and(new IssuedAt(claim, leewaySeconds));
  }

  /** At most this many seconds have passed since {@code iat}, without leeway. */
  public ClaimRules notOlderThan(long seconds) {
    return notOlderThan(seconds, TimeClaim.IAT);
  }

  /** As {@link #notOlderThan(long)}, for a vendor that has the time in another claim or unit. */
  public ClaimRules notOlderThan(long seconds, TimeClaim claim) {
    return and(new MaximumAge(claim, seconds));
  }

  /**
   * {@code exp}, if present, is at most this many seconds ahead: some vendors limit the lifetime of
   * a token.
   */
  public ClaimRules notLastingLongerThan(long seconds) {
    return notLastingLongerThan(seconds, TimeClaim.EXP);
  }

  /**
   * As {@link #notLastingLongerThan(long)}, for a vendor that has the time in another claim or
   * unit.
   */
  public ClaimRules notLastingLongerThan(long seconds, TimeClaim claim) {
    return and(new LongestLifetime(claim, seconds));
  }

  /**
   * @param issuer null or empty if none is configured, which allows any issuer
   */
  public ClaimRules issuedBy(String issuer) {
    return issuer == null || issuer.isEmpty() ? this : and(new Issuer(issuer));
  }

  /**
   * @param audiences null if none is configured, which allows any audience; an empty set allows
   *     none
   */
  public ClaimRules intendedFor(Set<String> audiences) {
    return audiences == null ? this : and(new AcceptedAudience(Set.copyOf(audiences)));
  }

  /**
   * A logout token (OpenID Connect Back-Channel Logout 1.0 section 2.4), which says so in {@code
   * events} and has no {@code nonce}.
   */
  public ClaimRules forLogout() {
    return and(new LogoutEvent(true)).and(new AbsentClaim("nonce"));
  }

  /** A token that signs in, so no logout token. */
  public ClaimRules forSignIn() {
    return and(new LogoutEvent(false));
  }

  /** Any other rule of a vendor. */
  public ClaimRules and(ClaimCheck check) {
    List<ClaimCheck> longer = new ArrayList<>(checks);
    longer.add(check);
    return new ClaimRules(leewaySeconds, longer, optional, singleUseClaim);
  }

  /** The claim is taken if it is of the type; otherwise the sign-in goes on without it. */
  public ClaimRules take(String claim, ClaimType<?> type) {
    return take(claim, type, all -> Optional.empty());
  }

  /**
   * As {@link #take(String, ClaimType)}, for a claim of which a part may be left out.
   *
   * @param leftOut what is not taken of a value, as a phrase that follows the claim's name
   */
  public <T> ClaimRules take(
      String claim, ClaimType<T> type, Function<? super T, Optional<String>> leftOut) {
    List<OptionalClaim<?>> longer = new ArrayList<>(optional);
    longer.add(new OptionalClaim<>(claim, type, leftOut));
    return new ClaimRules(leewaySeconds, checks, longer, singleUseClaim);
  }

  /** The claims that a sign-in goes on without. */
  public List<NotTaken> notTaken(Claims claims) {
    return optional.stream().flatMap(claim -> claim.notTaken(claims).stream()).toList();
  }

  /**
   * A token signs in once, by the value of this claim, which the rules require. One of the rules
   * has to end the token's life ({@link ClaimCheck#refusesFrom}), as {@link #notExpired} and {@link
   * #notOlderThan} do.
   */
  public ClaimRules singleUse(String claim) {
    return new ClaimRules(leewaySeconds, checks, optional, Optional.of(claim));
  }

  public boolean usedOnce() {
    return singleUseClaim.isPresent();
  }

  /**
   * When a token was issued, by the claim that these rules are about; by {@code iat} where they do
   * not ask.
   */
  public Optional<NumericDate> issuedAt(Claims claims) {
    return checks.stream()
        .flatMap(check -> check.issuedAt(claims).stream())
        .findFirst()
        .or(() -> TimeClaim.IAT.find(claims));
  }

  /**
   * Whole seconds from a moment to the time of issue, negative if that is earlier; empty if the
   * token does not say when it was issued.
   */
  public OptionalLong clockDifferenceSeconds(Claims claims, Instant moment) {
    return issuedAt(claims)
        .map(issued -> OptionalLong.of(issued.secondsAheadOf(moment)))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * How long the single-use claim of a token must be remembered: a connection of another vendor may
   * have the same secret and accept the token until it expires, where these rules end its life
   * before.
   *
   * @throws IllegalStateException if these rules never refuse the token, since a database cannot
   *     remember it forever
   */
  public Instant rememberedUntil(Claims claims) {
    return refusesFrom(claims)
        .map(end -> TimeClaim.EXP.find(claims).map(exp -> later(end, exp.nextSecond())).orElse(end))
        .orElseThrow(() -> new IllegalStateException("no rule ends the token's life"))
        .plus(REMEMBERED_LONGER);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A moment from which these rules refuse the token; empty if they never do. */
  public Optional<Instant> refusesFrom(Claims claims) {
    return checks.stream()
        .flatMap(check -> check.refusesFrom(claims).stream())
        .min(Comparator.naturalOrder());
  }
}
