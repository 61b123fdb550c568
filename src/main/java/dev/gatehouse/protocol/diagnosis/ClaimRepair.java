package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.diagnosis.Correction.Change;
import dev.gatehouse.protocol.diagnosis.Correction.Part;
import dev.gatehouse.protocol.diagnosis.Correction.Reason;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimCheck.Fix;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The claims of a token while its rules correct them, one after the other. */
final class ClaimRepair {
  /** A value of another type is converted first, and may have to change once more. */
  private static final int MOST_STEPS = 3;

  /** A change for one rule may be one against a rule before it, such as of the lifetime. */
  private static final int ROUNDS = 2;

  private static final int ID_BYTES = 24;

  private final ClaimRules rules;
  private final List<OfferedClaim> offered;
  private final Map<String, Object> came;
  private final Map<String, Object> claims;
  private final Map<String, Mended> mended = new LinkedHashMap<>();
  private final Map<String, CheckResult> unmended = new LinkedHashMap<>();
  private String answered;

  /**
   * @param example whether other values would do as well
   */
  private record Mended(Reason reason, boolean example) {}

  ClaimRepair(ClaimRules rules, List<OfferedClaim> offered, Map<String, Object> came) {
    this.rules = rules;
    this.offered = offered;
    this.came = came;
    this.claims = new LinkedHashMap<>(came);
  }

  /** Lets every rule that refuses the claims correct them. */
  void mend(Instant now) {
    for (int round = 0; round < ROUNDS; round++) {
      rules.checks().forEach(check -> mend(check, now));
    }
  }

  private void mend(ClaimCheck check, Instant now) {
    Optional<Rejected> why = failure(check, now);
    for (int step = 0; step < MOST_STEPS && why.isPresent(); step++) {
      Optional<Fix> fix = fix(check, why.get(), now);
      if (fix.isEmpty()) {
        unmended.putIfAbsent(check.name(), CheckResult.failed(check.name(), why.get()));
        return;
      }
      apply(fix.get(), Reason.of(why.get().detail(), why.get().discrepancy()), now);
      why = failure(check, now);
    }
  }

  private Optional<Rejected> failure(ClaimCheck check, Instant now) {
    try {
      check.check(new Claims(claims), now);
      return Optional.empty();
    } catch (Rejected why) {
      return Optional.of(why);
    }
  }

  /** What the rule wants; by default another value of the claim that it names. */
  private Optional<Fix> fix(ClaimCheck check, Rejected why, Instant now) {
    return check
        .fix(new Claims(claims), now)
        .or(() -> why.claim().map(claim -> new Fix(claim, null, true)));
  }

  private void apply(Fix fix, Reason reason, Instant now) {
    Object value = fix.open() ? example(fix.claim(), now).orElse(fix.value()) : fix.value();
    set(fix.claim(), value, reason, fix.open());
  }

  private void set(String claim, Object value, Reason reason, boolean example) {
    Mended before = mended.get(claim);
    mended.put(claim, new Mended(before == null ? reason : before.reason(), example));
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
  }

  /** What a good token of the vendor has there. */
  private Optional<Object> example(String claim, Instant now) {
    return offered.stream()
        .filter(one -> one.name().equals(claim))
        .findFirst()
        .map(one -> GoodToken.value(one, now))
        .map(ClaimRepair::json);
  }

  private static Object json(Object value) {
    return value instanceof Number number ? new BigDecimal(number.toString()) : value;
  }

  /** Makes it another token, since this one was used before. */
  void renew(Instant now, Reason used) {
    Reason anew = new Reason(Rejection.JWT_REPLAYED.remedy(), null, null);
    String single = rules.singleUseClaim().orElse("jti");
    set(single, Fingerprint.random(ID_BYTES), used, true);
    offered.stream()
        .filter(claim -> claim.kind().isIssuedAt() || claim.kind().isExpiry())
        .filter(claim -> claims.containsKey(claim.name()))
        .forEach(claim -> set(claim.name(), json(GoodToken.value(claim, now)), anew, true));
    mend(now);
  }

  /**
   * Makes it the answer to a redirect.
   *
   * @param key of the redirect; {@code null} if it is unknown
   */
  void answer(String claim, String key, Reason reason) {
    answered = key == null ? null : claim;
    set(claim, key == null ? claims.get(claim) : key, reason, key == null);
  }

  /** What was changed, in the order of the rules. */
  List<Change> changes() {
    return mended.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().example()
                    || !Objects.equals(came.get(entry.getKey()), claims.get(entry.getKey())))
        .map(
            entry ->
                Change.of(
                    Part.PAYLOAD,
                    entry.getKey(),
                    came.get(entry.getKey()),
                    shouldBe(entry.getKey()),
                    entry.getValue().example(),
                    entry.getValue().reason()))
        .toList();
  }

  /** A value that stayed although it is refused is not the one that it should be. */
  private Object shouldBe(String claim) {
    Object value = claims.get(claim);
    return Objects.equals(value, came.get(claim)) ? null : value;
  }

  List<CheckResult> unmended() {
    return List.copyOf(unmended.values());
  }

  /** The corrected claims of a new token, which is signed at a moment. */
  Map<String, Object> anew(Instant now) {
    ClaimRepair next = new ClaimRepair(rules, offered, claims);
    for (OfferedClaim claim : offered) {
      boolean isFresh =
          switch (claim.kind()) {
            case FRESH_ID -> !claim.name().equals(answered);
            default -> claim.kind().isIssuedAt() || claim.kind().isExpiry();
          };
      if (isFresh && claims.containsKey(claim.name())) {
        next.claims.put(claim.name(), json(GoodToken.value(claim, now)));
      }
    }
    next.mend(now);
    return next.claims;
  }
}
