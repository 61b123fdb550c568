package dev.gatehouse.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The events that the audit trail records. */
public enum AuditEvent {
  SITE_CREATED,
  SITE_UPDATED,
  SITE_DELETED,
  /** A connection was created. */
  JWT_CREATED,
  /** A signing key of the company's own was saved. */
  JWT_SAVED,
  /** A signing key was generated. */
  JWT_GENERATED,
  /** A connection's settings were changed, or it was switched on or off. */
  JWT_UPDATED,
  /** A connection or one of its signing keys was deleted. */
  JWT_DELETED,
  /** Published keys of a connection that nodes kept count no more; they are fetched anew. */
  PUBLISHED_KEYS_RENEWED,
  /** Rules of a connection were set to report only. */
  REPORT_ONLY_STARTED,
  /** Other rules, or for another time. */
  REPORT_ONLY_UPDATED,
  /** They count from now on. */
  REPORT_ONLY_APPLIED,
  /** They were dropped. */
  REPORT_ONLY_DROPPED,
  /** A site consented that a connection of another site opens it. */
  OPENING_GIVEN,
  /** A reader came in that way for the first time. */
  OPENING_USED,
  /** The site took its consent back. */
  OPENING_REVOKED,
  /** The consent ended with the connection, its list of sites, or the right of who gave it. */
  OPENING_ENDED,
  USER_CREATED,
  USER_UPDATED,
  USER_BANNED,
  USER_UNBANNED,
  USER_INVITED,
  USER_DELETED,
  USERS_IMPORTED,
  GROUP_CREATED,
  GROUP_UPDATED,
  GROUP_DELETED,
  SESSION_ENDED,
  SESSIONS_ENDED,
  SECRET_LINK_CREATED,
  SECRET_LINK_DELETED,
  /** A platform administrator opened a site by a link and a password. */
  BREAK_GLASS_OPENED,
  /** Somebody came in by them. */
  BREAK_GLASS_USED,
  /** It was closed before its time. */
  BREAK_GLASS_CLOSED,
  /** Its time was over. */
  BREAK_GLASS_ENDED,
  CATEGORY_CREATED,
  CATEGORY_UPDATED,
  CATEGORY_DELETED,
  ARTICLE_CREATED,
  ARTICLE_UPDATED,
  ARTICLE_DELETED,
  ARTICLES_IMPORTED,
  CONTENT_EXPORTED,
  /** Things of a category have another order, or other positions. */
  CONTENT_ORDERED,
  FILE_CREATED,
  FILE_DELETED,
  /** What a reader wrote about an article. */
  FEEDBACK_DELETED,
  OPERATOR_CREATED,
  OPERATOR_UPDATED,
  OPERATOR_DELETED,
  OPERATOR_INVITED,
  OPERATOR_PASSWORD_CHANGED,
  OPERATOR_SECOND_FACTOR_ENABLED,
  OPERATOR_SECOND_FACTOR_RESET,
  GRANT_CHANGED,
  /** The platform's settings were changed. */
  PLATFORM_UPDATED,
  /** The first platform key of an algorithm was made, since something was to be signed. */
  PLATFORM_KEY_CREATED,
  /** The next platform key is published; the one before signs on for a while. */
  PLATFORM_KEY_ROTATED,
  /** A platform key signs at once, and the others ended. */
  PLATFORM_KEY_REPLACED,
  /** The master key was lost, and what was sealed with it was deleted. */
  LOST_SECRETS_DELETED,
  API_TOKEN_CREATED,
  API_TOKEN_DELETED,
  WEBHOOK_CREATED,
  WEBHOOK_UPDATED,
  WEBHOOK_DELETED,
  /** A web hook has a new signing secret. */
  WEBHOOK_SECRET_ROTATED,
  ALERT_RULE_CREATED,
  ALERT_RULE_UPDATED,
  ALERT_RULE_DELETED,
  /** A view of the sign-in log that everybody sees who may read it. */
  EVENT_VIEW_CREATED,
  EVENT_VIEW_UPDATED,
  EVENT_VIEW_DELETED,
  /** Nobody wants to hear of a problem for a time. */
  PROBLEM_MUTED,
  PROBLEM_UNMUTED,
  /** The Studio signed a token, which may sign its bearer in as any reader. */
  STUDIO_TOKEN_CREATED,
  CONSOLE_SIGN_IN_SUCCEEDED,
  CONSOLE_SIGN_IN_REFUSED,
  /** Somebody who is signed in asked for what they have no right to; it looked missing to them. */
  ACCESS_REFUSED,
  PROVIDER_INTEREST_CHANGED,
  AUDIT_SWITCHED;

  /** The code, such as {@code jwt.created}: the object, then what happened to it. */
  public String code() {
    int verb = name().lastIndexOf('_');
    return (name().substring(0, verb) + "." + name().substring(verb + 1)).toLowerCase(Locale.ROOT);
  }

  /** The event of a code. */
  public static Optional<AuditEvent> of(String code) {
    return Arrays.stream(values()).filter(event -> event.code().equals(code)).findFirst();
  }

  /** Whether its recording can be switched off. */
  public boolean isSwitchable() {
    return name().startsWith("JWT_");
  }
}
