package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cookies in which a browser keeps the token, and what pages may know of the reader. */
final class HelpDocsCookies {
  static final String TOKEN = "hd_jwt";
  static final String USER_DATA = "hd_user_data";

  /** A company may have set one, beside ours; nobody has a use for more, and each is verified. */
  private static final int MOST_TOKENS = 3;

  private HelpDocsCookies() {}

  static List<String> tokens(Incoming request) {
    return request
        .cookies(TOKEN)
        .filter(token -> !token.isEmpty())
        .distinct()
        .limit(MOST_TOKENS)
        .toList();
  }

  /** "We'll drop a cookie on that domain that expires at the same time as your JWT." */
  static String token(Site site, Incoming request, String token, Duration lifetime) {
    return request.cookieOf(site).header(TOKEN, token, lifetime);
  }

  /**
   * The same for a frame in a page of another site, where browsers take only cookies that are meant
   * for it: one that counts there, and one for the help center's own pages.
   */
  static List<String> tokenInFrame(Site site, Incoming request, String token, Duration lifetime) {
    String own = new SiteCookie(true, false).crossSite(TOKEN, token, lifetime);
    return site.isFramed()
        ? List.of(request.cookieOf(site).crossSite(TOKEN, token, lifetime), own)
        : List.of(own);
  }

  /** The header that lets scripts read the data of a token; none when the browser has it. */
  static Optional<String> userData(
      Site site, Incoming request, Optional<UserData> data, Duration lifetime) {
    Optional<String> now = data.map(UserData::cookieValue);
    if (now.equals(request.cookie(USER_DATA))) {
      return Optional.empty();
    }
    return Optional.of(
        now.map(value -> request.cookieOf(site).readable(USER_DATA, value, lifetime))
            .orElseGet(() -> request.cookieOf(site).cleared(USER_DATA)));
  }

  /**
   * The headers that take both away; also from the domains above a custom domain, where a company
   * may have set its own.
   */
  static List<String> cleared(Site site, Incoming request, String baseDomain) {
    List<String> headers = new ArrayList<>();
    for (String name : List.of(TOKEN, USER_DATA)) {
      headers.add(request.cookieOf(site).cleared(name));
      for (String domain : domainsAbove(request.host(), baseDomain)) {
        String header = new SiteCookie(request.secure(), false).cleared(name);
        headers.add(header + "; Domain=" + domain);
      }
    }
    return headers;
  }

  private static List<String> domainsAbove(HostName host, String baseDomain) {
    List<String> above = new ArrayList<>();
    String domain = host.subdomainOf(baseDomain).isPresent() ? "" : parent(host.value());
    while (domain.contains(".")) {
      above.add(domain);
      domain = parent(domain);
    }
    return above;
  }

  private static String parent(String domain) {
    return domain.substring(domain.indexOf('.') + 1);
  }
}
