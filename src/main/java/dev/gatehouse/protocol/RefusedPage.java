package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the page for a refused reader shows. The reader gets a sentence and a trace id to quote;
 * what exactly was wrong stands in the tenant's events, where it helps and reveals nothing to
 * strangers.
 */
public final class RefusedPage {
  public static final String PATH = "/site/refused.xhtml";

  private final Refusal refusal;
  private final String asked;
  private final String sentence;

  private RefusedPage(Refusal refusal, String asked, String sentence) {
    this.refusal = refusal;
    this.asked = asked;
    this.sentence = sentence;
  }

  /** The attributes of the page; {@code asked} is the path first asked for. */
  public static Map<String, Object> attributes(Refusal refusal, String asked) {
    return attributes(refusal, asked, "Your sign-in to this help center did not work.");
  }

  /**
   * @param sentence what went wrong, for the reader
   */
  public static Map<String, Object> attributes(Refusal refusal, String asked, String sentence) {
    return Map.of("refusal", new RefusedPage(refusal, asked, sentence));
  }

  public String getSentence() {
    return isSuspended() ? "Your access to this help center is suspended." : sentence;
  }

  public String getRemedy() {
    return isSuspended()
        ? "If you think that this is a mistake, give this code to the people who run it."
        : "Try again. If it happens once more, give this code to the people who run the help"
            + " center: they can look up what went wrong.";
  }

  private boolean isSuspended() {
    return refusal.cause().reason() == Rejection.USER_BANNED;
  }

  public String getReason() {
    return refusal.cause().reason().code();
  }

  public String getTraceId() {
    return refusal.traceId();
  }

  /** Starts a new sign-in that leads to the page first asked for. */
  public String getTryAgain() {
    String forward = ReturnTarget.of(asked).filter(path -> !path.startsWith("/sso/")).orElse("/");
    return "/login?forward=" + URLEncoder.encode(forward, StandardCharsets.UTF_8);
  }
}
