package dev.gatehouse.demo.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody came to the app for: the parameters that the help center sent along, and where the
 * company's help centers are. Parameters are anybody's to write; hosts are not taken from them.
 */
record LoginRequest(DemoHosts hosts, Map<String, String> parameters) {
  /** A parameter that is there and not blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  /** Home of one of the company's help centers. */
  String home(String subdomain) {
    return hosts.helpCenter(subdomain).orElseThrow();
  }

  /** The page that a parameter names, if it is one of this help center; else its home. */
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
