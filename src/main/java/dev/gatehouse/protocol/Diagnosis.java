package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.ClaimRules;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.ConsumedJtis;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.ReplayKey;
import dev.gatehouse.token.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells an operator what would become of a token: every check of a sign-in, in its order, with
 * nothing consumed and nothing written down.
 */
@ApplicationScoped
public class Diagnosis {
  private static final int LONGEST_ID = 500;
  private static final int LONGEST_EMAIL = 254;

  @Inject Protocols protocols;
  @Inject Sites sites;
  @Inject Provisioning provisioning;
  @Inject ConsumedJtis consumedJtis;
  @Inject Clock clock;

  private final TokenVerifier verifier = new TokenVerifier();

  /** A check that says no by its exception. */
  private interface Attempt {
    void make() throws Rejected;
  }

  /**
   * @param redirectKey the key of the redirect that the token answers; {@code null} when unknown,
   *     which leaves that check out
   */
  public Inspection of(
      Tenant tenant, Connection connection, String token, Surface surface, String redirectKey) {
    LiveConnection live =
        protocols
            .compile(sites.of(tenant), connection)
            .orElseThrow(() -> new IllegalStateException("no protocol of that name"));
    ClaimRules rules = live.protocol().rules(live.settings(), surface);
    Inspection inspection =
        verifier.inspect(
            token, live.keys(), live.settings().getAlgorithm(), rules, clock.instant());
    List<CheckResult> checks = new ArrayList<>();
    checks.add(enabled(live));
    checks.addAll(inspection.checks());
    if (rules.usedOnce()) {
      checks.add(replay(live, inspection));
    }
    if (live.protocol().bindsToBrowser() && !surface.isForPrograms()) {
      redirect(live, inspection, surface, redirectKey).ifPresent(checks::add);
    }
    checks.add(user(live, inspection));
    return new Inspection(
        inspection.header(),
        inspection.payload(),
        checks,
        inspection.claims(),
        inspection.clockDifferenceSeconds(),
        inspection.key());
  }

  private static CheckResult enabled(LiveConnection live) {
    return tried(
        "enabled",
        "the connection is enabled",
        () -> {
          if (!live.settings().isEnabled()) {
            throw new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection is switched off");
          }
        });
  }

  private CheckResult replay(LiveConnection live, Inspection inspection) {
    Optional<String> jti = inspection.claims().flatMap(claims -> claims.exact("jti"));
    if (jti.isEmpty()) {
      return CheckResult.notMade("replay");
    }
    return tried(
        "replay",
        "the jti was not used before",
        () -> {
          if (consumedJtis.contains(
              live.connection(), live.protocol().purpose(), ReplayKey.of(jti.get()))) {
            throw new Rejected(Rejection.JWT_REPLAYED, "the jti of this token was consumed before");
          }
        });
  }

  private static Optional<CheckResult> redirect(
      LiveConnection live, Inspection inspection, Surface surface, String redirectKey) {
    String check = "redirect key";
    if (live.settings().isAllowUnsolicited()) {
      return Optional.of(
          CheckResult.passed(check, "the connection takes sign-ins that the backend starts"));
    }
    if (surface == Surface.REDIRECT && redirectKey == null) {
      return Optional.empty();
    }
    Optional<String> jti = inspection.claims().flatMap(claims -> claims.exact("jti"));
    if (jti.isEmpty()) {
      return Optional.of(CheckResult.notMade(check));
    }
    boolean answers = surface == Surface.REDIRECT && jti.get().equals(redirectKey);
    return Optional.of(
        tried(
            check,
            "jti is the key of the redirect",
            () -> {
              if (!answers) {
                throw new Rejected(
                    Rejection.JWT_KEY_MISMATCH, "jti is not the key of a pending redirect");
              }
            }));
  }

  private CheckResult user(LiveConnection live, Inspection inspection) {
    if (inspection.claims().isEmpty()) {
      return CheckResult.notMade("user");
    }
    Identity identity = identity(inspection.claims().get());
    boolean invitedOnly = live.site().settings().getVisibility() == Visibility.INVITED;
    return tried(
        "user",
        "the user may sign in",
        () -> {
          boolean known = provisioning.known(live.site().id(), identity).isPresent();
          if (!known && invitedOnly && !identity.isAnonymous()) {
            throw new Rejected(Rejection.USER_NOT_REGISTERED, "the site is for invited users only");
          }
        });
  }

  private static Identity identity(Claims claims) {
    return new Identity(
        claims.text("external_id", LONGEST_ID).orElse(null),
        claims.text("email", LONGEST_EMAIL).map(e -> e.toLowerCase(Locale.ROOT)).orElse(null),
        null,
        Role.VIEWER,
        null,
        null,
        Map.of(),
        Set.of());
  }

  private static CheckResult tried(String name, String rule, Attempt attempt) {
    try {
      attempt.make();
      return CheckResult.passed(name, rule);
    } catch (Rejected e) {
      return CheckResult.failed(name, e);
    }
  }
}
