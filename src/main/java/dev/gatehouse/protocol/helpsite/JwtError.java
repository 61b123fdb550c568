package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import java.util.Locale;

/**
 * "A query string parameter called jwt_error that will indicate the reason for the redirect", and
 * the same in words for a reader of a site without a login URL.
 */
enum JwtError {
  /** "No token was found in the user's query string or cookie." */
  MISSING(PageText.PRIVATE),
  /** "Some other issue with your JWT." */
  INVALID(PageText.FAILED),
  /** "The exp token field is not in the future." */
  EXPIRED(PageText.ACCESS_EXPIRED),
  /** "The aud token field value is not valid for the given HelpSite URL." */
  AUD(PageText.OTHER_SITE),
  /** "The iat token field is not a valid timestamp in the past." */
  IAT(PageText.TIME_UNTOLD);

  private final PageText sentence;

  JwtError(PageText sentence) {
    this.sentence = sentence;
  }

  /** What a login URL is told of a refusal. */
  static JwtError of(Rejected why) {
    return switch (why.reason()) {
      case JWT_EXPIRED, JWT_ENDED, SESSION_EXPIRED, SESSION_REPLACED, REAUTHENTICATION_REQUIRED ->
          EXPIRED;
      case JWT_AUDIENCE_MISMATCH -> AUD;
      case JWT_IAT_IN_FUTURE -> IAT;
      case JWT_MISSING_REQUIRED_CLAIM -> ofMissing(why.claim().orElse(""));
      case SSO_NOT_CONFIGURED,
          JWT_INVALID_SIGNATURE,
          JWT_TOO_LONG,
          JWT_TOO_OLD,
          JWT_ISSUER_MISMATCH,
          JWT_REPLAYED,
          USER_BANNED,
          JWT_KEY_MISMATCH,
          JWT_INVALID_CLAIM,
          JWT_NOT_YET_VALID,
          JWT_WRONG_KIND,
          IDENTITY_CONFLICT,
          USER_NOT_REGISTERED,
          NO_RULE_MATCHED,
          CREDENTIALS_WRONG,
          TOO_MANY_ATTEMPTS,
          TOO_MANY_LOGOUTS,
          LINK_UNUSABLE,
          COOKIES_BLOCKED,
          LOGIN_URL_AT_SITE,
          HAND_OVER_INVALID,
          OIDC_PROVIDER_UNAVAILABLE,
          OIDC_SIGN_IN_REFUSED,
          OIDC_STATE_MISMATCH,
          OIDC_NONCE_MISMATCH,
          OIDC_CODE_REJECTED,
          OIDC_CLIENT_REJECTED,
          OIDC_USERINFO_MISMATCH ->
          INVALID;
    };
  }

  /** A claim that is absent, or of the wrong type, is told as if it were wrong. */
  private static JwtError ofMissing(String claim) {
    return switch (claim) {
      case "exp" -> EXPIRED;
      case "aud" -> AUD;
      case "iat" -> IAT;
      default -> INVALID;
    };
  }

  /** The parameter's value. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For the reader. */
  PageText sentence() {
    return sentence;
  }
}
