package dev.gatehouse.protocol;

import dev.gatehouse.journal.Checks;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.ClaimRules;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an event records of a token's checks: which passed, which failed, and how far the backend's
 * clock is off. It follows the rules of that moment, which may have changed when the event is read.
 */
public final class SignInChecks {
  public static final String ENABLED = "enabled";
  public static final String REDIRECT_KEY = "redirect key";
  public static final String REPLAY = "replay";
  public static final String USER = "user";

  /** Whether the claim mapping admits the token. */
  public static final String MAPPING = "mapping";

  /** Whether a token that opens several sites opens one that exists. */
  public static final String SITES = "sites";

  /** The check of a form that holds no token at all. */
  private static final String FORM = "form";

  private SignInChecks() {}

  /** Names of the checks that a token goes through on a surface, in their order. */
  private static List<String> names(LiveConnection live, Surface surface) {
    List<String> ofToken = ofToken(live.protocol(), live.rules(surface), surface);
    List<String> names =
        new ArrayList<>(
            live.protocol()
                .as(Ability.ExchangesCodes.class)
                .map(codes -> codes.codeChecks(ofToken))
                .orElse(ofToken));
    List<String> afterwards = new ArrayList<>();
    for (ClaimCheck check : live.further().afterwards()) {
      if (!names.contains(check.name())) {
        afterwards.add(check.name());
      }
    }
    if (live.isMapping()) {
      afterwards.add(MAPPING);
    }
    int last = names.indexOf(USER);
    names.addAll(last < 0 ? names.size() : last, afterwards);
    return names;
  }

  private static List<String> ofToken(Protocol protocol, ClaimRules rules, Surface surface) {
    List<String> names = new ArrayList<>(List.of(ENABLED));
    names.addAll(TokenVerifier.checks(rules));
    if (protocol.as(Ability.AnswersRedirect.class).isPresent() && !surface.isForPrograms()) {
      names.add(REDIRECT_KEY);
    }
    if (rules.usedOnce()) {
      names.add(REPLAY);
    }
    names.add(USER);
    return names;
  }

  /** Of an accepted sign-in. */
  public static Checks of(Admission admission) {
    return admission.connection().passed(admission.credential().surface());
  }

  /** Of every sign-in that the connection accepts on a surface. */
  static Checks passed(LiveConnection connection, Surface surface) {
    return Checks.passed(names(connection, surface));
  }

  /**
   * Of a refused sign-in.
   *
   * @param connection that refused, or {@code null} when none is configured
   */
  public static Checks of(Rejected why, Credential credential, LiveConnection connection) {
    if (connection == null) {
      return Checks.failed(List.of(ENABLED), ENABLED);
    }
    Surface surface = credential.surface();
    return Checks.failed(
        names(connection, surface), why.check().orElseGet(() -> check(why.reason())));
  }

  /** Seconds by which the backend's clock is ahead, where an accepted token shows it. */
  public static OptionalLong clockDifference(Admission admission) {
    return clockDifference(
        admission.token().clockDifferenceSeconds(),
        admission.credential(),
        admission.connection().protocol(),
        admission.token().rules());
  }

  /** The same for a refused token. */
  public static OptionalLong clockDifference(
      Rejected why, Credential credential, LiveConnection connection) {
    return connection == null
        ? OptionalLong.empty()
        : clockDifference(
            why.clockDifferenceSeconds(),
            credential,
            connection.protocol(),
            connection.rules(credential.surface()));
  }

  /**
   * A single-use token was made for this sign-in, so its time of issue is the backend's. A reusable
   * one may be old, so it shows only a clock that is ahead; a kept one shows nothing.
   */
  private static OptionalLong clockDifference(
      OptionalLong seconds, Credential credential, Protocol protocol, ClaimRules rules) {
    boolean tells =
        !protocol.makesTokens()
            && !credential.kept()
            && seconds.isPresent()
            && (rules.usedOnce() || seconds.getAsLong() > 0);
    return tells ? seconds : OptionalLong.empty();
  }

  /** The check that a reason belongs to, where the refusal names none. */
  private static String check(Rejection reason) {
    return switch (reason) {
      case SSO_NOT_CONFIGURED, LOGIN_URL_AT_SITE -> ENABLED;
      case JWT_KEY_MISMATCH, OIDC_NONCE_MISMATCH -> REDIRECT_KEY;
      case JWT_REPLAYED -> REPLAY;
      case JWT_INVALID_SIGNATURE,
          JWT_TOO_LONG,
          JWT_MISSING_REQUIRED_CLAIM,
          JWT_EXPIRED,
          JWT_INVALID_CLAIM,
          JWT_NOT_YET_VALID,
          JWT_WRONG_KIND,
          JWT_IAT_IN_FUTURE,
          JWT_TOO_OLD,
          JWT_ISSUER_MISMATCH,
          JWT_AUDIENCE_MISMATCH,
          CREDENTIALS_WRONG,
          TOO_MANY_ATTEMPTS,
          TOO_MANY_LOGOUTS,
          LINK_UNUSABLE,
          COOKIES_BLOCKED,
          HAND_OVER_INVALID,
          OIDC_PROVIDER_UNAVAILABLE,
          OIDC_SIGN_IN_REFUSED,
          OIDC_STATE_MISMATCH,
          OIDC_CODE_REJECTED,
          OIDC_CLIENT_REJECTED,
          OIDC_USERINFO_MISMATCH ->
          FORM;
      case NO_RULE_MATCHED -> MAPPING;
      case USER_BANNED,
          IDENTITY_CONFLICT,
          USER_NOT_REGISTERED,
          JWT_ENDED,
          SESSION_EXPIRED,
          SESSION_REPLACED,
          REAUTHENTICATION_REQUIRED ->
          USER;
    };
  }
}
