package dev.gatehouse.protocol;

import dev.gatehouse.journal.Checks;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.claims.ClaimRules;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an event keeps of a token's checks: how far it came, and what it says of the backend's
 * clock. Told from the rules as they are at that moment, since they may be others when the event is
 * read.
 */
public final class SignInChecks {
  public static final String ENABLED = "enabled";
  public static final String REDIRECT_KEY = "redirect key";
  public static final String REPLAY = "replay";
  public static final String USER = "user";

  /** Whether a token that opens several sites opens one that exists. */
  public static final String SITES = "sites";

  /** The check of a form that holds no token at all. */
  private static final String FORM = "form";

  private SignInChecks() {}

  /** Names of the checks that a token goes through on a surface, in their order. */
  private static List<String> names(Protocol protocol, ClaimRules rules, Surface surface) {
    return protocol
        .as(Ability.ExchangesCodes.class)
        .map(Ability.ExchangesCodes::codeChecks)
        .orElseGet(() -> ofToken(protocol, rules, surface));
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

  /** Of a sign-in that was let through. */
  public static Checks of(Admission admission) {
    Surface surface = admission.credential().surface();
    Protocol protocol = admission.connection().protocol();
    return Checks.passed(names(protocol, admission.token().rules(), surface));
  }

  /**
   * Of a sign-in that was refused.
   *
   * @param connection that refused, or {@code null} when none is configured
   */
  public static Checks of(Rejected why, Credential credential, LiveConnection connection) {
    if (connection == null) {
      return Checks.failed(List.of(ENABLED), ENABLED);
    }
    Surface surface = credential.surface();
    Protocol protocol = connection.protocol();
    return Checks.failed(
        names(protocol, protocol.rules(connection, surface), surface),
        why.check().orElseGet(() -> check(why.reason())));
  }

  /** By how many seconds the backend's clock is ahead, as far as a token that was let in tells. */
  public static OptionalLong clockDifference(Admission admission) {
    return clockDifference(
        admission.token().clockDifferenceSeconds(),
        admission.credential(),
        admission.connection().protocol(),
        admission.token().rules());
  }

  /** The same for a token that was refused. */
  public static OptionalLong clockDifference(
      Rejected why, Credential credential, LiveConnection connection) {
    return connection == null
        ? OptionalLong.empty()
        : clockDifference(
            why.clockDifferenceSeconds(),
            credential,
            connection.protocol(),
            connection.protocol().rules(connection, credential.surface()));
  }

  /**
   * A token that works once was made for this sign-in: its {@code iat} is the time that the backend
   * took it for. One that may come again may have been made long ago, so that it tells of a clock
   * that is ahead only; one that a browser kept tells nothing.
   */
  private static OptionalLong clockDifference(
      OptionalLong seconds, Credential credential, Protocol protocol, ClaimRules rules) {
    boolean tells =
        protocol.as(Ability.ExchangesCodes.class).isEmpty()
            && !credential.kept()
            && seconds.isPresent()
            && (rules.usedOnce() || seconds.getAsLong() > 0);
    return tells ? seconds : OptionalLong.empty();
  }

  /** Where a sign-in fails of which the token alone does not tell. */
  private static String check(Rejection reason) {
    return switch (reason) {
      case SSO_NOT_CONFIGURED -> ENABLED;
      case JWT_KEY_MISMATCH -> REDIRECT_KEY;
      case JWT_REPLAYED -> REPLAY;
      case JWT_INVALID_SIGNATURE,
          JWT_MISSING_REQUIRED_CLAIM,
          JWT_EXPIRED,
          JWT_IAT_IN_FUTURE,
          JWT_TOO_OLD,
          JWT_ISSUER_MISMATCH,
          JWT_AUDIENCE_MISMATCH,
          CREDENTIALS_WRONG,
          TOO_MANY_ATTEMPTS,
          LINK_UNUSABLE,
          HAND_OVER_INVALID ->
          FORM;
      case USER_BANNED, IDENTITY_CONFLICT, USER_NOT_REGISTERED -> USER;
    };
  }
}
