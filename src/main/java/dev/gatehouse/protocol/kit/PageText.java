package dev.gatehouse.protocol.kit;

/**
 * A sentence that a page shows a reader about a sign-in, by its key: the page has the text in the
 * reader's language.
 */
public enum PageText {
  PRIVATE("signedOut.private"),
  ACCESS_EXPIRED("signedOut.expired"),
  OTHER_SITE("signedOut.otherSite"),
  TIME_UNTOLD("signedOut.time"),

  FAILED("refused.failed"),
  FAILED_REMEDY("refused.failed.remedy"),
  LATE("refused.late"),
  LATE_REMEDY("refused.late.remedy"),
  COOKIES("refused.cookies"),
  COOKIES_REMEDY("refused.cookies.remedy"),
  CODE_INVALID("refused.code"),
  PROVIDER_DOWN("refused.provider"),
  PROVIDER_DOWN_REMEDY("refused.provider.remedy"),
  PROVIDER_REFUSED("refused.denied"),
  PROVIDER_REFUSED_REMEDY("refused.denied.remedy"),
  SUSPENDED("refused.suspended"),
  SUSPENDED_REMEDY("refused.suspended.remedy"),
  NO_ACCESS("refused.stranger"),
  CONFLICT("refused.conflict"),
  NOT_SET_UP("refused.setUp"),
  LASTING_REMEDY("refused.lasting.remedy"),
  TRY_AGAIN("refused.tryAgain"),
  START_AGAIN("refused.startAgain"),

  EMPTY_PERSON("login.empty.person"),
  EMPTY_SHARED("login.empty.shared"),
  WRONG_PERSON("login.wrong.person"),
  WRONG_SHARED("login.wrong.shared"),
  EMPTY_BREAK_GLASS("breakGlass.empty"),
  WRONG_BREAK_GLASS("breakGlass.wrong"),
  FROM_ELSEWHERE("login.elsewhere"),
  /** With how many seconds to wait. */
  TOO_MANY("login.tooMany"),

  PASSWORD_SHORT("password.short"),
  PASSWORD_LONG("password.long"),
  PASSWORDS_DIFFER("password.differ"),
  PASSWORD_IS_EMAIL("password.email"),
  PASSWORD_GUESSABLE("password.guessable");

  private final String key;

  PageText(String key) {
    this.key = key;
  }

  /** Its key among the texts of readers' pages. */
  public String key() {
    return key;
  }
}
