package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would have to change in a token so that it is accepted. The connection's own rules say so:
 * each that refuses the token is asked what it wants instead, whether the signature holds or not.
 * Claims that nobody asked for stay as they are.
 *
 * @param changes one for each difference, the header's first
 * @param claims of a token to try now: the corrected ones with new times and a new single-use value
 * @param others failed checks that no change of the token mends, such as a banned user
 */
public record Correction(
    List<Change> changes, Map<String, Object> claims, List<CheckResult> others) {
  private static final String SIGNATURE = "signature";
  private static final String HEADER = "header";
  private static final String KID = "kid";

  private static final Set<Cause> OF_KID = Set.of(Cause.OTHER_KEY_NAMED, Cause.UNKNOWN_KEY_NAMED);
  private static final Set<Cause> OF_ALGORITHM =
      Set.of(Cause.OTHER_ALGORITHM, Cause.ALGORITHM_FAMILY, Cause.WRONG_ALGORITHM_NAME);

  /** The part of a token that a change is about. */
  public enum Part {
    HEADER,
    PAYLOAD,
    SIGNATURE
  }

  /**
   * One difference.
   *
   * @param is {@code null} if it is absent
   * @param shouldBe {@code null} if it has to be left out or, of an example, if only the company's
   *     app knows the value
   * @param example whether other values would do as well
   * @param why what the check says that refuses it
   * @param accepted what the check accepts, or {@code null} if it does not tell
   * @param cause the mistake that was recognized, or {@code null}
   */
  public record Change(
      Part part,
      String claim,
      Object is,
      Object shouldBe,
      boolean example,
      String why,
      String accepted,
      Cause cause) {
    static Change of(
        Part part, String claim, Object is, Object shouldBe, boolean example, Reason reason) {
      return new Change(
          part, claim, is, shouldBe, example, reason.why(), reason.accepted(), reason.cause());
    }
  }

  /** Why something has to change. */
  record Reason(String why, String accepted, Cause cause) {
    static Reason of(String why, Optional<Discrepancy> found) {
      return new Reason(
          why,
          found.map(Discrepancy::accepted).orElse(null),
          found.map(Discrepancy::cause).orElse(null));
    }

    static Reason of(CheckResult failed) {
      return of(failed.detail(), Optional.ofNullable(failed.discrepancy()));
    }
  }

  /**
   * @param redirectKey the key of the redirect that the token answers, or {@code null}
   * @param at when the token arrives
   * @param now when the corrected one will
   * @return empty if nothing is wrong, or if nothing of the token can be decoded
   */
  public static Optional<Correction> of(
      LiveConnection live,
      Inspection inspection,
      Surface surface,
      String redirectKey,
      Instant at,
      Instant now) {
    if (inspection.payload().isEmpty()) {
      return Optional.empty();
    }
    ClaimRules rules = live.rules(surface);
    ClaimRepair repair =
        new ClaimRepair(
            rules, live.protocol().description().offeredClaims(live), inspection.payload());
    repair.mend(at);
    failed(inspection, SignInChecks.REPLAY)
        .ifPresent(replayed -> repair.renew(at, Reason.of(replayed)));
    live.protocol()
        .as(Ability.AnswersRedirect.class)
        .map(Ability.AnswersRedirect::redirectClaim)
        .ifPresent(
            claim ->
                failed(inspection, SignInChecks.REDIRECT_KEY)
                    .ifPresent(check -> repair.answer(claim, redirectKey, Reason.of(check))));
    List<Change> changes = new ArrayList<>(ofHeader(live, inspection));
    ofSignature(inspection, changes).ifPresent(changes::add);
    changes.addAll(repair.changes());
    List<CheckResult> others = others(rules, inspection, changes, repair.unmended());
    return changes.isEmpty() && others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Correction(changes, repair.anew(now), others));
  }

  private static Optional<CheckResult> failed(Inspection inspection, String check) {
    return inspection.checks().stream()
        .filter(result -> result.check().equals(check) && result.reason() != null)
        .findFirst();
  }

  private static List<Change> ofHeader(LiveConnection live, Inspection inspection) {
    Map<String, Object> header = inspection.header();
    List<Change> changes = new ArrayList<>();
    if (header.isEmpty()) {
      return changes;
    }
    String algorithm = algorithm(live, header.get("alg"));
    UnverifiedHeader.refused(header, algorithm)
        .forEach(
            (member, why) ->
                changes.add(
                    Change.of(
                        Part.HEADER,
                        member,
                        header.get(member),
                        member.equals("alg") ? algorithm : null,
                        false,
                        Reason.of(why.detail(), why.discrepancy()))));
    failed(inspection, SIGNATURE)
        .or(() -> failed(inspection, HEADER))
        .filter(check -> check.cause() != null && OF_KID.contains(check.cause()))
        .ifPresent(
            check ->
                changes.add(
                    Change.of(Part.HEADER, KID, header.get(KID), null, true, Reason.of(check))));
    return changes;
  }

  /** The connection's algorithm, or the platform's own where that signed for it. */
  private static String algorithm(LiveConnection live, Object came) {
    return live.protocol()
        .as(Ability.ExchangesCodes.class)
        .flatMap(codes -> codes.platformAlgorithm(live.settings()))
        .map(PublicAlgorithm::jwa)
        .filter(platform -> platform.equals(came))
        .orElse(live.settings().getAlgorithm());
  }

  /** A wrong signature, unless the header says why it is wrong. */
  private static Optional<Change> ofSignature(Inspection inspection, List<Change> ofHeader) {
    return failed(inspection, SIGNATURE)
        .filter(check -> !isOfHeader(check.cause(), ofHeader))
        .map(check -> Change.of(Part.SIGNATURE, SIGNATURE, null, null, true, Reason.of(check)));
  }

  private static boolean isOfHeader(Cause cause, List<Change> ofHeader) {
    Set<String> members = ofHeader.stream().map(Change::claim).collect(Collectors.toSet());
    return cause != null
        && (OF_ALGORITHM.contains(cause) && members.contains("alg")
            || OF_KID.contains(cause) && members.contains(KID));
  }

  private static List<CheckResult> others(
      ClaimRules rules, Inspection inspection, List<Change> changes, List<CheckResult> unmended) {
    Set<String> told = rules.checks().stream().map(ClaimCheck::name).collect(Collectors.toSet());
    told.addAll(Set.of(SignInChecks.REPLAY, SignInChecks.REDIRECT_KEY, SIGNATURE));
    if (changes.stream().anyMatch(change -> change.part() == Part.HEADER)) {
      told.add(HEADER);
    }
    List<CheckResult> others = new ArrayList<>(unmended);
    inspection.checks().stream()
        .filter(check -> check.reason() != null && !told.contains(check.check()))
        .forEach(others::add);
    return others;
  }
}
