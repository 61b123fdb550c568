package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.rejection.Rejection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the page for a refused reader shows. The reader gets a sentence and a trace id to quote; the
 * exact cause is in the tenant's events, where it helps operators and reveals nothing to strangers.
 */
public final class RefusedPage {
  private static final String PATH = "/site/refused";

  /** Reasons of a sign-in that would have been accepted earlier, or in another browser. */
  private static final Set<Rejection> TOO_LATE =
      Set.of(
          Rejection.JWT_EXPIRED,
          Rejection.JWT_ENDED,
          Rejection.SESSION_EXPIRED,
          Rejection.SESSION_REPLACED,
          Rejection.JWT_TOO_OLD,
          Rejection.JWT_REPLAYED,
          Rejection.JWT_KEY_MISMATCH,
          Rejection.HAND_OVER_INVALID,
          Rejection.OIDC_STATE_MISMATCH,
          Rejection.OIDC_NONCE_MISMATCH,
          Rejection.OIDC_CODE_REJECTED);

  private static final Set<PageText> LASTING =
      EnumSet.of(PageText.SUSPENDED, PageText.NO_ACCESS, PageText.CONFLICT, PageText.NOT_SET_UP);

  private final Rejection reason;
  private final String traceId;
  private final String asked;
  private final PageText sentence;

  private RefusedPage(Rejection reason, String traceId, String asked, PageText sentence) {
    this.reason = reason;
    this.traceId = traceId;
    this.asked = asked;
    this.sentence = reason == Rejection.USER_BANNED ? PageText.SUSPENDED : sentence;
  }

  /**
   * @param asked the path first asked for
   */
  public static Answer of(Refusal refusal, String asked) {
    return of(refusal, asked, sentence(refusal.cause().reason()));
  }

  /**
   * The same for a protocol that binds sign-ins to a browser by a cookie: a browser without any has
   * begun nothing, or keeps none.
   *
   * @param unbound the reason of an answer to a sign-in that this browser did not begin
   */
  public static Answer of(Refusal refusal, String asked, Rejection unbound, Incoming request) {
    return refusal.cause().reason() == unbound && BrowserCookies.first(request).isEmpty()
        ? of(refusal, asked, PageText.COOKIES)
        : of(refusal, asked);
  }

  private static PageText sentence(Rejection reason) {
    if (TOO_LATE.contains(reason)) {
      return PageText.LATE;
    }
    return switch (reason) {
      case COOKIES_BLOCKED -> PageText.COOKIES;
      case JWT_AUDIENCE_MISMATCH -> PageText.OTHER_SITE;
      case JWT_IAT_IN_FUTURE, JWT_NOT_YET_VALID -> PageText.TIME_UNTOLD;
      case OIDC_PROVIDER_UNAVAILABLE -> PageText.PROVIDER_DOWN;
      case OIDC_SIGN_IN_REFUSED -> PageText.PROVIDER_REFUSED;
      case USER_NOT_REGISTERED, NO_RULE_MATCHED -> PageText.NO_ACCESS;
      case IDENTITY_CONFLICT -> PageText.CONFLICT;
      case SSO_NOT_CONFIGURED, LOGIN_URL_AT_SITE -> PageText.NOT_SET_UP;
      default -> PageText.FAILED;
    };
  }

  /**
   * @param asked the path first asked for
   * @param sentence what went wrong, for the reader
   */
  public static Answer of(Refusal refusal, String asked, PageText sentence) {
    return of(refusal.cause().reason(), refusal.traceId(), asked, sentence);
  }

  static Answer of(Rejection reason, String traceId, String asked, PageText sentence) {
    RefusedPage page = new RefusedPage(reason, traceId, asked, sentence);
    // Another server's fault, which passes (RFC 9110 section 15.6.4).
    return reason == Rejection.OIDC_PROVIDER_UNAVAILABLE
        ? Answer.page(503, PATH, Map.of("refusal", page)).retryLater()
        : Answer.page(403, PATH, Map.of("refusal", page));
  }

  public PageText getSentence() {
    return sentence;
  }

  public PageText getRemedy() {
    return switch (getSentence()) {
      case SUSPENDED, NO_ACCESS -> PageText.SUSPENDED_REMEDY;
      case CONFLICT, NOT_SET_UP -> PageText.LASTING_REMEDY;
      case LATE -> PageText.LATE_REMEDY;
      case COOKIES -> PageText.COOKIES_REMEDY;
      case PROVIDER_DOWN -> PageText.PROVIDER_DOWN_REMEDY;
      case PROVIDER_REFUSED -> PageText.PROVIDER_REFUSED_REMEDY;
      default -> PageText.FAILED_REMEDY;
    };
  }

  /** Whether another sign-in would end at this page again, whatever the company's app sends. */
  public boolean isLasting() {
    return LASTING.contains(getSentence());
  }

  /** Where team members and invited users sign in with a password. */
  public String getPasswordLogin() {
    return getTryAgain() + "&bypass=1";
  }

  /** The label of the button. */
  public PageText getOnward() {
    return getSentence() == PageText.LATE ? PageText.START_AGAIN : PageText.TRY_AGAIN;
  }

  public String getReason() {
    return reason.code();
  }

  public String getTraceId() {
    return traceId;
  }

  RefusedAddress.Shown shown() {
    return new RefusedAddress.Shown(reason.code(), traceId, sentence.name(), asked());
  }

  /** Starts a new sign-in that leads to the page first asked for. */
  public String getTryAgain() {
    return "/login?forward=" + URLEncoder.encode(asked(), StandardCharsets.UTF_8);
  }

  private String asked() {
    return ReturnTarget.of(asked).orElse("/");
  }
}
