package dev.gatehouse.demo.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * A redirect from a help center to the app's login URL: its parameters, and the addresses of the
 * company's help centers. Parameters are untrusted; hosts are never taken from them.
 */
record LoginRequest(DemoHosts hosts, Map<String, String> parameters) {
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
        .flatMap(LoginRequest::withoutFragment)
        .orElse(home);
  }

  private static Optional<String> withoutFragment(String address) {
    try {
      String plain = new URI(address).toASCIIString();
      return Optional.of(plain.replaceFirst("#.*", ""));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
