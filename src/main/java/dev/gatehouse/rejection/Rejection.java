package dev.gatehouse.rejection;

/**
 * Every reason for refusing a sign-in, with the code that events and the widget show, a sentence
 * for operators and a remedy.
 *
 * <p>The codes up to {@link #USER_BANNED} are those of HelpCenter.io's troubleshooting table ("The
 * reason field maps to one of"); the rest are Gatehouse's own. Codes are stored and answered to
 * clients, so a code never changes once released.
 */
public enum Rejection {
  SSO_NOT_CONFIGURED(
      "sso_not_configured",
      "Single sign-on is not set up here: no enabled connection has a usable key.",
      "Open the site's SSO settings, enable the connection and generate or paste a secret."),
  JWT_INVALID_SIGNATURE(
      "jwt_invalid_signature",
      "The token is malformed, names another algorithm, or no key of the connection verifies it.",
      "Compare the secret on both sides, use it as text without decoding it, and sign with exactly"
          + " the connection's algorithm."),
  JWT_MISSING_REQUIRED_CLAIM(
      "jwt_missing_required_claim",
      "A claim that this protocol requires is absent, empty or of the wrong type.",
      "Add the named claim to the token, in the type that the protocol's table gives."),
  JWT_EXPIRED(
      "jwt_expired",
      "The token had expired when it arrived.",
      "Make a fresh token for every sign-in and check that the backend's clock is right."),
  JWT_IAT_IN_FUTURE(
      "jwt_iat_in_future",
      "The token says that it was issued in the future.",
      "Synchronise the backend's clock (NTP); iat is in seconds, not in milliseconds."),
  JWT_TOO_OLD(
      "jwt_too_old",
      "The token was issued longer ago than a token may live here.",
      "Make a fresh token, or raise the connection's token TTL where the protocol has one."),
  JWT_ISSUER_MISMATCH(
      "jwt_issuer_mismatch",
      "The token's issuer is not the one configured.",
      "Put the configured issuer into iss, letter for letter, or correct the setting."),
  JWT_AUDIENCE_MISMATCH(
      "jwt_audience_mismatch",
      "The token was not made for this site.",
      "Let aud be, or contain, an audience that this connection accepts; where a token names sites,"
          + " let one of them be a site that it opens."),
  JWT_REPLAYED(
      "jwt_replayed",
      "This token was used before.",
      "Make a new token for every sign-in, with a new value in the claim that counts once."),
  USER_BANNED(
      "user_banned",
      "The user is suspended on this site.",
      "Lift the suspension of the local user."),
  JWT_KEY_MISMATCH(
      "jwt_key_mismatch",
      "The token does not answer a sign-in that this browser began here.",
      "Set jti to the key of the redirect, or allow sign-ins that the backend starts by itself."),
  IDENTITY_CONFLICT(
      "identity_conflict",
      "The token's e-mail address or external id belongs to another user of the site.",
      "Change or remove the other user's address, or correct the token's external_id."),
  USER_NOT_REGISTERED(
      "user_not_registered",
      "Only registered users may sign in here and this one is not registered.",
      "Invite or import the user, or let the token ask for a visitor's access."),
  CREDENTIALS_WRONG(
      "credentials_wrong",
      "What was typed on the sign-in page opens nothing here.",
      "Type it again, or ask for a new invitation or for the site's current password."),
  TOO_MANY_ATTEMPTS(
      "too_many_attempts",
      "Too many passwords were tried from one address in a short time.",
      "Wait as long as the page says; if nobody of yours tried, somebody guesses passwords."),
  LINK_UNUSABLE(
      "link_unusable",
      "The link was used before, has expired, was replaced or deleted, or never existed.",
      "Make a new link and send it again."),
  HAND_OVER_INVALID(
      "hand_over_invalid",
      "The reader came from another site with a code that is not known here, or no longer.",
      "Let the reader follow the link again: a code is for one site and lives one minute.");

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

  /** What happened, in words for an operator. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
