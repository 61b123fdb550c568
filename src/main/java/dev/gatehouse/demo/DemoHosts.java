package dev.gatehouse.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the help centers next to the pretend app, taken from how the browser called the
 * app itself.
 */
record DemoHosts(String scheme, String baseAuthority) {
  private static final Pattern APP = Pattern.compile("app\\.([a-z0-9.-]+)(:\\d{1,5})?");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1,63}");

  /** Nothing, unless the request is for the app's own host. */
  static Optional<DemoHosts> of(HttpServletRequest request, String baseDomain) {
    String host = String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
    Matcher matcher = APP.matcher(host);
    if (!matcher.matches() || !matcher.group(1).equals(baseDomain)) {
      return Optional.empty();
    }
    String port = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(new DemoHosts(request.getScheme(), baseDomain + port));
  }

  /** Home of a help center; nothing for what is no subdomain, so that nobody is led elsewhere. */
  Optional<String> helpCenter(String subdomain) {
    return subdomain != null && SUBDOMAIN.matcher(subdomain).matches()
        ? Optional.of(scheme + "://" + subdomain + "." + baseAuthority + "/")
        : Optional.empty();
  }
}
