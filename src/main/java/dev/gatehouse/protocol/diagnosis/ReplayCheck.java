package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.claims.ClaimRules;
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
  @Inject Events events;

  CheckResult of(LiveConnection live, ClaimRules rules, Inspection inspection, Instant at) {
    Optional<SingleUse> use = use(rules, inspection);
    return use.isEmpty()
        ? CheckResult.notMade(SignInChecks.REPLAY)
        : used(live, use.get(), at)
            .orElseGet(
                () ->
                    CheckResult.passed(
                        SignInChecks.REPLAY, "the " + use.get().what() + " was not used before"));
  }

  private static Optional<SingleUse> use(ClaimRules rules, Inspection inspection) {
    String claim = rules.singleUseClaim().orElseThrow();
    return inspection
        .claims()
        .filter(found -> found.exact(claim).isPresent() && rules.refusesFrom(found).isPresent())
        .flatMap(claims -> SingleUse.of(rules, claims, signer(inspection)));
  }

  private static String signer(Inspection inspection) {
    return inspection.key().orElseThrow().fingerprint();
  }

  /** That it was used up before a moment, or later; empty if it was not. */
  private Optional<CheckResult> used(LiveConnection live, SingleUse use, Instant at) {
    return consumedJtis
        .firstUse(use)
        .map(
            first ->
                first.at().isAfter(at)
                    ? CheckResult.passed(
                        SignInChecks.REPLAY,
                        "the %s was not used before then; a sign-in used it at %s"
                            .formatted(use.what(), first.at()))
                    : CheckResult.failed(
                        SignInChecks.REPLAY,
                        use.replayed().comparing(() -> compared(live, first))));
  }

  /** With the event of the first use, at whichever site. */
  private Discrepancy compared(LiveConnection live, ConsumedJtis.FirstUse first) {
    Optional<TenantId> site = Optional.ofNullable(first.site()).map(TenantId::new);
    Long event =
        site.filter(known -> first.trace() != null)
            .flatMap(known -> events.accepted(known, first.trace()))
            .map(SignInEvent::getId)
            .orElse(null);
    boolean here = site.filter(live.site().id()::equals).isPresent();
    return SingleUse.usedAt(first, here ? null : first.site(), event);
  }

  /** That a connection with the same secret used the token up, if one did. */
  Optional<CheckResult> elsewhere(LiveConnection live, Inspection inspection, Instant at) {
    return elsewhere(inspection).flatMap(use -> used(live, use, at));
  }

  private static Optional<SingleUse> elsewhere(Inspection inspection) {
    return inspection.claims().flatMap(claims -> SingleUse.elsewhere(claims, signer(inspection)));
  }

  /** What used up a token that was refused for it. */
  Optional<Discrepancy> firstUse(LiveConnection live, ClaimRules rules, Inspection inspection) {
    return (rules.usedOnce() ? use(rules, inspection) : elsewhere(inspection))
        .flatMap(consumedJtis::firstUse)
        .map(first -> compared(live, first));
  }
}
