package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.protocol.Ability.AnswersRedirect;
import dev.gatehouse.protocol.Ability.ChecksMore;
import dev.gatehouse.protocol.Ability.ExchangesCodes;
import dev.gatehouse.protocol.ClaimsNotTaken;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.UnverifiedHeader;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NotTaken;
import dev.gatehouse.token.platform.PlatformKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows an operator what a sign-in would do with a token: every check, in order, without consuming
 * or recording anything.
 */
@ApplicationScoped
public class Diagnosis {
  @Inject Provisioning provisioning;
  @Inject PermissionGroups groups;
  @Inject ReplayCheck replays;
  @Inject PlatformKeys platformKeys;
  @Inject SignatureClues clues;
  @Inject AudienceClues audiences;

  /**
   * @param redirectKey the key of the redirect that the token answers; {@code null} when it is not
   *     known, which leaves that check out
   * @param at when the token arrives: keys, times and replay are judged as of that moment, the
   *     settings and the user as they are now
   */
  public Inspection of(
      LiveConnection live, String token, Surface surface, String redirectKey, Instant at) {
    ClaimRules rules = live.rules(surface);
    Signers signers =
        platform(live, token)
            .orElseGet(
                () ->
                    new Signers(
                        live.settings().getAlgorithm(),
                        live.keySource().of(token).stream()
                            .filter(key -> !SignatureClues.isAddedAfter(live, key, at))
                            .toList()));
    Inspection inspection =
        live.verifier()
            .inspect(token, signers.keys(), signers.algorithm(), rules, at)
            .explaining("configured", failed -> clues.instead(failed, live, token, at))
            .explaining("signature", failed -> clues.instead(failed, live, token, at))
            .startingWith(enabled(live));
    Optional<Claims> proven = inspection.claims();
    inspection =
        inspection.explaining(
            AudienceClues.AUDIENCE, failed -> audiences.instead(failed, live, surface, proven));
    if (rules.usedOnce()) {
      inspection = inspection.and(replays.of(live, rules, inspection, at));
    } else if (!live.usesUpTokens()) {
      inspection = replays.elsewhere(live, inspection, at).map(inspection::and).orElse(inspection);
    }
    Optional<AnswersRedirect> answers = live.protocol().as(AnswersRedirect.class);
    if (answers.isPresent() && !surface.isForPrograms()) {
      boolean canTell = redirectKey != null || surface == Surface.PAGE;
      String answered = surface == Surface.REDIRECT ? redirectKey : null;
      inspection =
          canTell
              ? inspection.and(redirect(answers.get(), live, inspection, answered))
              : inspection;
    }
    return notTaken(
        live, rules, mapping(live, further(live, inspection)).and(user(live, inspection)));
  }

  /** The keys that may have signed a token, which are all for one algorithm. */
  private record Signers(String algorithm, List<VerificationKey> keys) {}

  /** The platform's key, if it signs for the connection and the token names it. */
  private Optional<Signers> platform(LiveConnection live, String token) {
    return live.protocol()
        .as(ExchangesCodes.class)
        .flatMap(codes -> codes.platformAlgorithm(live.settings()))
        .flatMap(
            algorithm ->
                UnverifiedHeader.text(token, "kid")
                    .flatMap(kid -> platformKeys.verifying(algorithm, kid))
                    .map(key -> new Signers(algorithm.jwa(), List.of(key))));
  }

  private static Inspection further(LiveConnection live, Inspection inspection) {
    Optional<Claims> claims = inspection.claims();
    Optional<ChecksMore> more = live.protocol().as(ChecksMore.class);
    Inspection longer = inspection;
    if (claims.isPresent() && more.isPresent()) {
      for (CheckResult check : more.get().furtherChecks(live, claims.get())) {
        longer = longer.and(check);
      }
    }
    return longer;
  }

  /** What the rules of the connection do with the claims. */
  private static Inspection mapping(LiveConnection live, Inspection inspection) {
    if (!live.isMapping()) {
      return inspection;
    }
    return inspection.and(
        inspection
            .claims()
            .map(live::mapped)
            .map(Diagnosis::mapped)
            .orElseGet(() -> CheckResult.notMade(SignInChecks.MAPPING)));
  }

  private static CheckResult mapped(Mapped mapped) {
    try {
      mapped.requireAdmitted();
      String told = mapped.told();
      return CheckResult.passed(
          SignInChecks.MAPPING, told.isEmpty() ? "no rule of the claim mapping matches" : told);
    } catch (Rejected e) {
      return CheckResult.failed(SignInChecks.MAPPING, e);
    }
  }

  private Inspection notTaken(LiveConnection live, ClaimRules rules, Inspection inspection) {
    Optional<Claims> claims = inspection.claims();
    Inspection longer = inspection;
    if (claims.isPresent()) {
      Mapped mapped = live.mapped(claims.get());
      Set<String> unknown = new TreeSet<>(mapped.identity().groups());
      unknown.removeAll(groups.known(live.site().id(), unknown));
      for (NotTaken claim : ClaimsNotTaken.of(live, rules, claims.get(), mapped, unknown)) {
        longer = longer.and(CheckResult.notTaken(claim));
      }
    }
    return longer;
  }

  private static CheckResult enabled(LiveConnection live) {
    if (live.isEnabled()) {
      return CheckResult.passed(SignInChecks.ENABLED, "the connection is on");
    }
    String what = live.settings().isEnabled() ? "single sign-on of the site" : "the connection";
    return failed(SignInChecks.ENABLED, Rejection.SSO_NOT_CONFIGURED, what + " is off");
  }

  private static CheckResult redirect(
      AnswersRedirect protocol, LiveConnection live, Inspection inspection, String redirectKey) {
    String claim = protocol.redirectClaim();
    Optional<String> key = inspection.claims().flatMap(claims -> claims.exact(claim));
    if (key.isEmpty()) {
      return CheckResult.notMade(SignInChecks.REDIRECT_KEY);
    }
    if (key.get().equals(redirectKey)) {
      return CheckResult.passed(SignInChecks.REDIRECT_KEY, claim + " is the key of the redirect");
    }
    return protocol.mayStartItself(live.settings())
        ? CheckResult.passed(
            SignInChecks.REDIRECT_KEY, "sign-ins that the backend starts are allowed")
        : failed(
            SignInChecks.REDIRECT_KEY,
            Rejection.JWT_KEY_MISMATCH,
            claim + " is not the key of a redirect");
  }

  private CheckResult user(LiveConnection live, Inspection inspection) {
    Optional<Claims> claims = inspection.claims();
    boolean unidentified =
        inspection.checks().stream()
            .anyMatch(check -> check.reason() == Rejection.JWT_INVALID_CLAIM);
    if (claims.isEmpty() || unidentified) {
      return CheckResult.notMade(SignInChecks.USER);
    }
    try {
      return CheckResult.passed(SignInChecks.USER, welcome(live, claims.get()));
    } catch (Rejected e) {
      return CheckResult.failed(SignInChecks.USER, e);
    }
  }

  private String welcome(LiveConnection live, Claims claims) throws Rejected {
    Identity identity = live.mapped(claims).identity();
    if (provisioning.known(live.site().id(), live.settings(), identity).isPresent()) {
      return "the user may sign in here";
    }
    return switch (live.strangers(claims)) {
      case REGISTER -> "the user is new here and may sign in";
      case VISIT -> "the user is not registered here and would read as a visitor";
      case REFUSE -> throw LiveConnection.notRegistered();
    };
  }

  private static CheckResult failed(String check, Rejection reason, String detail) {
    return CheckResult.failed(check, new Rejected(reason, detail));
  }
}
