package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookies in which a browser keeps the token, and what pages may know of the reader. */
final class HelpDocsCookies {
  static final String TOKEN = "hd_jwt";
  static final String USER_DATA = "hd_user_data";

  /** A company may have set one, beside ours; nobody has a use for more, and each is verified. */
  private static final int MOST_TOKENS = 3;

  private HelpDocsCookies() {}

  /** In parts first: a browser that gets a long token keeps an older one beside them. */
  static List<String> tokens(Incoming request) {
    return Stream.concat(LongToken.of(request).stream(), request.cookies(TOKEN))
        .filter(token -> !token.isEmpty())
        .distinct()
        .limit(MOST_TOKENS)
        .toList();
  }

  /** "We'll drop a cookie on that domain that expires at the same time as your JWT." */
  static List<String> token(Site site, Incoming request, String token, Duration lifetime) {
    SiteCookie own = request.cookieOf(site);
    List<String> headers = new ArrayList<>();
    Map<String, String> parts = LongToken.parts(token);
    LongToken.names(request).stream()
        .filter(name -> !parts.containsKey(name))
        .forEach(name -> headers.add(own.cleared(name)));
    all(token).forEach((name, value) -> headers.add(own.header(name, value, lifetime)));
    return headers;
  }

  private static Map<String, String> all(String token) {
    Map<String, String> all = new LinkedHashMap<>(Map.of(TOKEN, token));
    all.putAll(LongToken.parts(token));
    return all;
  }

  /**
   * The same for a frame in a page of another site, where browsers take only cookies that are meant
   * for it: one that counts there, and one for the help center's own pages.
   */
  static List<String> tokenInFrame(Site site, Incoming request, String token, Duration lifetime) {
    List<SiteCookie> cookies =
        site.isFramed()
            ? List.of(request.cookieOf(site), new SiteCookie(true, false))
            : List.of(new SiteCookie(true, false));
    List<String> headers = new ArrayList<>();
    for (SiteCookie cookie : cookies) {
      all(token).forEach((name, value) -> headers.add(cookie.crossSite(name, value, lifetime)));
    }
    return headers;
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
    LongToken.names(request).forEach(name -> headers.add(request.cookieOf(site).cleared(name)));
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
