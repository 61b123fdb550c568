package dev.gatehouse.rejection;

/**
 * Every reason for refusing a sign-in, with the code that events and the widget show, a sentence
 * for operators and a remedy.
 *
 * <p>The codes up to {@link #USER_BANNED} are those of HelpCenter.io's troubleshooting table ("The
 * reason field maps to one of"); the rest are Gatehouse's own. Codes are stored and sent to
 * clients, so a code never changes once released.
 */
public enum Rejection {
  SSO_NOT_CONFIGURED(
      "sso_not_configured",
      "Single sign-on is not set up here: no enabled connection has an active key.",
      "Open the site's single sign-on page, turn on the connection, and generate or paste a key."),
  JWT_INVALID_SIGNATURE(
      "jwt_invalid_signature",
      "The token is malformed, uses another algorithm, or was not signed with a key of the"
          + " connection.",
      "Compare the secret on both sides, use its text without decoding it, and sign with the"
          + " connection's algorithm."),
  JWT_TOO_LONG(
      "jwt_too_long",
      "The identity provider's token is longer than 32 KiB.",
      "Leave out claims that Gatehouse does not need. Providers can often send only the groups that"
          + " are assigned to the application."),
  JWT_MISSING_REQUIRED_CLAIM(
      "jwt_missing_required_claim",
      "A claim that this protocol requires is absent or not usable.",
      "Add the named claim to the token, or correct it: the protocol's table gives its type."),
  JWT_EXPIRED(
      "jwt_expired",
      "The token had expired when it arrived.",
      "Create a new token for every sign-in, and check the backend's clock."),
  JWT_IAT_IN_FUTURE(
      "jwt_iat_in_future",
      "The token was issued in the future.",
      "Synchronize the backend's clock (NTP). The time is in seconds, not in milliseconds, unless"
          + " the protocol's table says otherwise."),
  JWT_TOO_OLD(
      "jwt_too_old",
      "The token is older, or is valid for longer, than this connection allows.",
      "Create a new token for every sign-in, with a lifetime that the protocol allows. If the"
          + " connection has a setting for the maximum age, you can raise it."),
  JWT_ISSUER_MISMATCH(
      "jwt_issuer_mismatch",
      "The issuer of the token is not the configured one.",
      "Set the named claim to the configured issuer exactly, or correct the setting."),
  JWT_AUDIENCE_MISMATCH(
      "jwt_audience_mismatch",
      "The token was issued for another site.",
      "Set the named claim to a value that this connection accepts, such as the site's audience or"
          + " a site that it opens."),
  JWT_REPLAYED(
      "jwt_replayed",
      "This token was used before.",
      "Create a new token for every sign-in, with a new value in its single-use claim."),
  USER_BANNED(
      "user_banned", "The user is banned on this site.", "Unban the user if the ban is a mistake."),
  JWT_KEY_MISMATCH(
      "jwt_key_mismatch",
      "The token does not belong to a sign-in that this browser began here.",
      "Set the named claim to the key of the redirect, or allow sign-ins that the backend"
          + " starts."),
  JWT_INVALID_CLAIM(
      "jwt_invalid_claim",
      "A claim that says who the user is, or from when the token is valid, has an unusable value.",
      "Correct the named claim, as the detail says."),
  JWT_WRONG_KIND(
      "jwt_wrong_kind",
      "A logout token came where readers sign in, or another token where a logout token belongs.",
      "Send logout tokens, which have the claim events and no nonce, to /sso/logout, and leave this"
          + " claim out of all others."),
  JWT_ENDED(
      "jwt_ended",
      "The user signed out of your app, or an operator ended their sessions, after the token was"
          + " issued.",
      "Nothing is wrong: the token counts no longer. Create a new one when the user signs in"
          + " again."),
  SESSION_EXPIRED(
      "session_expired",
      "The token is the session itself, and the site's session policy ended it: it is too old, or"
          + " nobody used it for too long.",
      "Nothing is wrong: create a new token when the user signs in again. The limits are in the"
          + " site's settings."),
  SESSION_REPLACED(
      "session_replaced",
      "The token is the session itself, and its user signed in elsewhere later: the site allows one"
          + " session per user.",
      "Nothing is wrong: the user can sign in again in this browser. The rule is in the site's"
          + " settings."),
  REAUTHENTICATION_REQUIRED(
      "reauthentication_required",
      "The article asks for a recent sign-in, and the reader's is older.",
      "If the login URL has max_age, let the reader prove who they are unless they did so at most as"
          + " many seconds ago, and sign a new token. Its auth_time, if it has one, says when."),
  JWT_NOT_YET_VALID(
      "jwt_not_yet_valid",
      "The token is not valid yet.",
      "Synchronize the backend's clock (NTP), and set nbf to the time of signing or leave it out."),
  IDENTITY_CONFLICT(
      "identity_conflict",
      "The token's email address or external ID belongs to another user of the site.",
      "Change or remove the other user's address, or correct the ID in the token. If the other user"
          + " belongs to another name space, see linkByEmail of the connection."),
  USER_NOT_REGISTERED(
      "user_not_registered",
      "Only registered users may sign in here, and this user is not registered.",
      "Invite or import the user, or let the token request visitor access."),
  NO_RULE_MATCHED(
      "no_rule_matched",
      "No rule of the connection's claim mapping matches the token, and the mapping refuses whom no"
          + " rule matches.",
      "Try the token in a dry run of the mapping, which says for each rule why it does not match."),
  CREDENTIALS_WRONG(
      "credentials_wrong",
      "The password or code that was entered on the sign-in page is wrong.",
      "Try again, or ask for a new invitation or the site's current password."),
  TOO_MANY_ATTEMPTS(
      "too_many_attempts",
      "Too many wrong passwords came from one address in a short time.",
      "Wait as long as the page says. If your own users did not try, an attacker is guessing"
          + " passwords."),
  TOO_MANY_LOGOUTS(
      "too_many_logouts",
      "The connection's backend or identity provider sent more logouts in a minute than one node"
          + " takes.",
      "Let it repeat the logout after as many seconds as Retry-After says. Name users instead of"
          + " single sessions where many of them end."),
  LINK_UNUSABLE(
      "link_unusable",
      "The link was used before, has expired, was replaced or deleted, or never existed.",
      "Create a new link and send it again."),
  COOKIES_BLOCKED(
      "cookies_blocked",
      "The reader was signed in again and again: the browser brings back no cookie of the site.",
      "Ask the reader to allow cookies for the site. Behind a proxy, check that X-Forwarded-Proto"
          + " says how the browser came: over plain HTTP, browsers keep no secure cookies."),
  LOGIN_URL_AT_SITE(
      "login_url_at_site",
      "The login URL of the connection leads to a help center of this Gatehouse, where nobody signs"
          + " readers in.",
      "Set the login URL of the connection to the address of your own app."),
  HAND_OVER_INVALID(
      "hand_over_invalid",
      "The reader came from another site with an unknown or expired code.",
      "Ask the reader to follow the link again: a code is for one site and expires after one"
          + " minute."),
  OIDC_PROVIDER_UNAVAILABLE(
      "oidc_provider_unavailable",
      "The identity provider did not answer in time, or its answer cannot be used.",
      "Check the connection's issuer and whether the provider is up. A provider in a private"
          + " network has to be allowed by GATEHOUSE_PROVIDER_HOSTS."),
  OIDC_SIGN_IN_REFUSED(
      "oidc_sign_in_refused",
      "The identity provider did not sign the reader in.",
      "The detail has the provider's error code. access_denied: the reader declined, or is not"
          + " assigned to the application there. Any other: see the provider's own log."),
  OIDC_STATE_MISMATCH(
      "oidc_state_mismatch",
      "The answer of the identity provider does not belong to a sign-in that this browser began"
          + " here in the last minutes.",
      "Ask the reader to open the page again. If it happens to everybody, check that the browser"
          + " keeps the site's cookies and that the redirect URI at the provider is on this host."),
  OIDC_NONCE_MISMATCH(
      "oidc_nonce_mismatch",
      "The ID token was issued for another sign-in.",
      "Ask the reader to open the page again. If it happens to everybody, the provider does not"
          + " return the nonce that it was sent."),
  OIDC_CODE_REJECTED(
      "oidc_code_rejected",
      "The identity provider did not exchange the authorization code for tokens.",
      "The detail has the provider's error code. invalid_grant: the code had expired or was used"
          + " before, or the redirect URI differs."),
  OIDC_CLIENT_REJECTED(
      "oidc_client_rejected",
      "The identity provider refused the connection's client ID or client secret.",
      "Compare both with the provider's, where secrets expire, and choose Test connection on the"
          + " connection's page."),
  OIDC_USERINFO_MISMATCH(
      "oidc_userinfo_mismatch",
      "The provider's user information is about somebody else than the ID token.",
      "Turn off user information for the connection, and report this to the provider.");

  private static final int SURE = 2;

  private final String code;
  private final String sentence;
  private final String remedy;

  Rejection(String code, String sentence, String remedy) {
    this.code = code;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The stable code, as in events, in the widget's answers and in the admin API. */
  public String code() {
    return code;
  }

  /** What happened, as a sentence for operators. */
  public String sentence() {
    return sentence;
  }

  /**
   * The same with the particulars.
   *
   * @param detail what exactly was wrong, without a period
   */
  public String sentence(String detail) {
    return sentence.substring(0, sentence.length() - 1) + " (" + detail + ").";
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** Whether a connection that refuses a credential so knows it for one of its own. */
  public boolean isSure() {
    return sureness() == SURE;
  }

  /** Whether such refusals are part of a site that works: nobody has to mend anything. */
  public boolean isExpected() {
    return switch (this) {
      case JWT_ENDED, SESSION_EXPIRED, SESSION_REPLACED -> true;
      default -> false;
    };
  }

  /** Of several connections that refuse a credential, the surest whose it is says why. */
  public boolean isSurerThan(Rejection other) {
    return sureness() > other.sureness();
  }

  private int sureness() {
    return switch (this) {
      case JWT_INVALID_SIGNATURE, OIDC_STATE_MISMATCH -> 0;
      // It has no key, also while its published ones cannot be had.
      case SSO_NOT_CONFIGURED -> 1;
      default -> SURE;
    };
  }
}
