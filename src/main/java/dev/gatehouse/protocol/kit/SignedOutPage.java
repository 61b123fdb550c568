package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.tenant.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The page for a reader without a session at a site without a login URL. */
public final class SignedOutPage {
  private static final String PATH = "/site/signed-out";

  private final Site site;
  private final PageText message;
  private final String traceId;
  private final String forward;

  private SignedOutPage(Site site, PageText message, String traceId, String forward) {
    this.site = site;
    this.message = message;
    this.traceId = traceId;
    this.forward = forward;
  }

  /** The site is private, and its readers come from the company's own app. */
  public static Answer of(Site site, String forward) {
    return of(site, PageText.PRIVATE, null, forward);
  }

  /**
   * @param message what is wrong, for the reader
   * @param forward the path first asked for
   * @param traceId of a refusal, for the reader to quote; {@code null} where nothing was refused
   */
  public static Answer of(Site site, PageText message, String traceId, String forward) {
    SignedOutPage page = new SignedOutPage(site, message, traceId, forward);
    return Answer.page(401, PATH, Map.of("signedOut", page));
  }

  /** What it shows of a refusal; empty where nothing was refused. */
  Optional<RefusedAddress.Shown> shown() {
    return Optional.ofNullable(traceId)
        .map(id -> new RefusedAddress.Shown("", id, message.name(), forward));
  }

  public String getSiteName() {
    return site.settings().getName();
  }

  public PageText getMessage() {
    return message;
  }

  public String getTraceId() {
    return traceId;
  }

  /** Where team members and invited users sign in with a password. */
  public String getPasswordLogin() {
    return "/login?bypass=1&forward=" + URLEncoder.encode(forward, StandardCharsets.UTF_8);
  }
}
