package dev.gatehouse.demo.app;

import dev.gatehouse.text.AppUrl;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A redirect from a help center to the app's login URL: its parameters, and the addresses of the
 * company's help centers. Parameters are untrusted; hosts are never taken from them.
 */
record LoginRequest(DemoHosts hosts, Map<String, String> parameters) {
  /** Browsers read backslashes as slashes and skip control characters. */
  private static final Pattern PAGE = Pattern.compile("[^\\\\\\p{Cntrl}]*");

  /** A parameter that is present and not blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  /** Home of one of the company's help centers. */
  String home(String subdomain) {
    return hosts.helpCenter(subdomain).orElseThrow();
  }

  /** The page that a parameter names if it belongs to this help center; else its home. */
  String page(String parameter, String home) {
    return parameter(parameter)
        .filter(address -> address.startsWith(home))
        .filter(address -> PAGE.matcher(address).matches())
        .map(address -> AppUrl.location(address.replaceFirst("#.*", "")))
        .orElse(home);
  }
}
