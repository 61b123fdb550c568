package dev.gatehouse.demo.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the help centers next to the pretend app, taken from how the browser called the
 * app, or the base host.
 */
public record DemoHosts(String scheme, String baseAuthority) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>[a-z0-9.-]+)(?<port>:\\d{1,5})?");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  /** Nothing, unless the request is for the app's own host. */
  static Optional<DemoHosts> ofApp(HttpServletRequest request, String baseDomain) {
    return of(request, "app." + baseDomain, baseDomain);
  }

  /** Nothing, unless the request is for the base host. */
  public static Optional<DemoHosts> ofBase(HttpServletRequest request, String baseDomain) {
    return of(request, baseDomain, baseDomain);
  }

  private static Optional<DemoHosts> of(
      HttpServletRequest request, String host, String baseDomain) {
    Matcher asked =
        AUTHORITY.matcher(String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT));
    if (!asked.matches() || !asked.group("host").equals(host)) {
      return Optional.empty();
    }
    String port = asked.group("port") == null ? "" : asked.group("port");
    return Optional.of(new DemoHosts(request.getScheme(), baseDomain + port));
  }

  /** The server of all of them, as pages name it that load something from it. */
  String server() {
    return scheme + "://" + baseAuthority;
  }

  /** Home of a help center; nothing for what is no subdomain, so that nobody is led elsewhere. */
  public Optional<String> helpCenter(String subdomain) {
    return subdomain != null && SUBDOMAIN.matcher(subdomain).matches()
        ? Optional.of(scheme + "://" + subdomain + "." + baseAuthority + "/")
        : Optional.empty();
  }
}
