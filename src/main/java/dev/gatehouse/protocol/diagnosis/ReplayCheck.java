package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Whether a token had been used up at a moment. Consumes nothing. */
@ApplicationScoped
class ReplayCheck {
  @Inject ConsumedJtis consumedJtis;

  CheckResult of(ClaimRules rules, Inspection inspection, Instant at) {
    String claim = rules.singleUseClaim().orElseThrow();
    Optional<Claims> claims = inspection.claims().filter(found -> found.exact(claim).isPresent());
    if (claims.isEmpty() || rules.refusesFrom(claims.get()).isEmpty()) {
      return CheckResult.notMade(SignInChecks.REPLAY);
    }
    String signer = inspection.key().orElseThrow().fingerprint();
    SingleUse use = SingleUse.of(rules, claims.get(), signer).orElseThrow();
    return used(use, at)
        .orElseGet(
            () -> CheckResult.passed(SignInChecks.REPLAY, "the " + claim + " was not used before"));
  }

  /** That it was used up before a moment, or later; empty if it was not. */
  private Optional<CheckResult> used(SingleUse use, Instant at) {
    return consumedJtis
        .consumed(use)
        .map(
            when ->
                when.isAfter(at)
                    ? CheckResult.passed(
                        SignInChecks.REPLAY,
                        "the %s was not used before then; a sign-in used it at %s"
                            .formatted(use.what(), when))
                    : CheckResult.failed(SignInChecks.REPLAY, use.replayed(when)));
  }

  /** That a connection with the same secret used the token up, if one did. */
  Optional<CheckResult> elsewhere(Inspection inspection, Instant at) {
    return inspection
        .claims()
        .flatMap(
            claims -> SingleUse.elsewhere(claims, inspection.key().orElseThrow().fingerprint()))
        .flatMap(use -> used(use, at));
  }
}
