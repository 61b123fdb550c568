package dev.gatehouse.protocol.kit;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cookie in which a browser keeps a token that is the session itself. The company may set one
 * of the same name on a domain above the help center's own.
 *
 * @param name as the vendor calls it, which therefore has no prefix that would keep others' out
 */
public record KeptToken(String name) {
  /**
   * The company's cookie may exist beside ours. More have no purpose, and each costs a
   * verification.
   */
  private static final int MOST = 3;

  /** As long as browsers keep any cookie (RFC 6265bis section 5.5). */
  public static final Duration LONGEST = Duration.ofDays(400);

  /** In parts first: a browser that gets a long token keeps an older one beside them. */
  public List<String> of(Incoming request) {
    if (request.cookies() == null || !request.cookies().contains(name)) {
      return List.of();
    }
    return Stream.concat(parts().of(request).stream(), request.cookies(name))
        .filter(token -> !token.isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** The headers that keep a token, and nothing of a longer one before it. */
  public List<String> keeping(Site site, Incoming request, String token, Duration lifetime) {
    SiteCookie own = request.cookieOf(site);
    Map<String, String> all = all(token);
    List<String> headers = new ArrayList<>();
    parts().names(request).stream()
        .filter(part -> !all.containsKey(part))
        .forEach(part -> headers.add(own.cleared(part)));
    all.forEach((cookie, value) -> headers.add(own.header(cookie, value, lifetime)));
    return headers;
  }

  /**
   * The same for a frame in a page of another site, where browsers take only cookies that are meant
   * for it: one that counts there, and one for the help center's own pages.
   */
  public List<String> keepingInFrame(Site site, Incoming request, String token, Duration lifetime) {
    SiteCookie plain = new SiteCookie(true, false);
    List<SiteCookie> cookies =
        site.isFramed() ? List.of(request.cookieOf(site), plain) : List.of(plain);
    List<String> headers = new ArrayList<>();
    for (SiteCookie cookie : cookies) {
      all(token).forEach((part, value) -> headers.add(cookie.crossSite(part, value, lifetime)));
    }
    return headers;
  }

  /** The headers that delete it, and the company's own, which would sign in again at once. */
  public List<String> clearing(Site site, Incoming request, String baseDomain) {
    List<String> headers = new ArrayList<>(clearing(name, site, request, baseDomain));
    SiteCookie own = request.cookieOf(site);
    parts().names(request).forEach(part -> headers.addAll(own.clearedEverywhere(part)));
    return headers;
  }

  /** The headers that delete a cookie of a host and of the domains above a custom domain. */
  public static List<String> clearing(
      String cookie, Site site, Incoming request, String baseDomain) {
    List<String> headers = new ArrayList<>(request.cookieOf(site).clearedEverywhere(cookie));
    // The company's has no partition, whatever pages frame this one.
    String companys = new SiteCookie(request.secure(), false).cleared(cookie);
    domainsAbove(request.host(), baseDomain)
        .forEach(domain -> headers.add(companys + "; Domain=" + domain));
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

  private Map<String, String> all(String token) {
    Map<String, String> all = new LinkedHashMap<>(Map.of(name, token));
    all.putAll(parts().parts(token));
    return all;
  }

  private LongToken parts() {
    return new LongToken(name);
  }

  /**
   * A token in several cookies, beside the one that is meant for it. Browsers drop a cookie whose
   * name and value have more than 4096 bytes together, and with user data a token is soon longer:
   * its reader would be sent to sign in for ever.
   */
  private record LongToken(String cookie) {
    private static final int MOST_BYTES = 4096;
    private static final int PART = 3900;

    /** A token has at most 8 KiB. */
    private static final int MOST_PARTS = 3;

    private String name(int part) {
      return cookie + "-" + part;
    }

    /** Cookies by name, for a token that is too long for one; none for others. */
    Map<String, String> parts(String token) {
      Map<String, String> parts = new LinkedHashMap<>();
      if (cookie.length() + token.length() > MOST_BYTES) {
        for (int start = 0; start < token.length(); start += PART) {
          int end = Math.min(start + PART, token.length());
          parts.put(name(parts.size() + 1), token.substring(start, end));
        }
      }
      return parts;
    }

    /** The token whose parts a browser brings. */
    Optional<String> of(Incoming request) {
      List<String> values = new ArrayList<>();
      names(request).forEach(name -> request.cookie(name).ifPresent(values::add));
      return values.isEmpty() ? Optional.empty() : Optional.of(String.join("", values));
    }

    /** The cookies in which a browser keeps parts, whatever token they are of. */
    List<String> names(Incoming request) {
      return IntStream.rangeClosed(1, MOST_PARTS)
          .mapToObj(this::name)
          .filter(name -> request.cookie(name).isPresent())
          .toList();
    }
  }
}
