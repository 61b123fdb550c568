package dev.gatehouse.demo.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the help centers, derived from the address at which the browser called the
 * pretend app or the base host.
 */
public record DemoHosts(String scheme, String baseAuthority) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>[a-z0-9.-]+)(?<port>:\\d{1,5})?");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  /** Empty unless the request is for the app's own host. */
  static Optional<DemoHosts> ofApp(HttpServletRequest request, String baseDomain) {
    return of(request, "app." + baseDomain, baseDomain);
  }

  /** Empty unless the request is for the base host. */
  public static Optional<DemoHosts> ofBase(HttpServletRequest request, String baseDomain) {
    return of(request, baseDomain, baseDomain);
  }

  private static Optional<DemoHosts> of(
      HttpServletRequest request, String host, String baseDomain) {
    String authority = String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
    if (!authority.startsWith(host)) {
      return Optional.empty();
    }
    Matcher asked = AUTHORITY.matcher(authority);
    if (!asked.matches() || !asked.group("host").equals(host)) {
      return Optional.empty();
    }
    String port = asked.group("port") == null ? "" : asked.group("port");
    return Optional.of(new DemoHosts(request.getScheme(), baseDomain + port));
  }

  /** The server's origin, from which pages load the widget. */
  String server() {
    return scheme + "://" + baseAuthority;
  }

  /** The app's own origin. */
  String app() {
    return scheme + "://app." + baseAuthority;
  }

  /** A help center's home; empty for an invalid subdomain, which could lead to another host. */
  public Optional<String> helpCenter(String subdomain) {
    return subdomain != null && SUBDOMAIN.matcher(subdomain).matches()
        ? Optional.of(scheme + "://" + subdomain + "." + baseAuthority + "/")
        : Optional.empty();
  }
}
