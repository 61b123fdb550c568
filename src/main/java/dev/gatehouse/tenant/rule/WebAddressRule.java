package dev.gatehouse.tenant.rule;

import dev.gatehouse.config.Configuration;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Takes the URL of a login or logout page: absolute, http or https, no user name in front of the
 * host. Plain http would show keys to the network, so it is for this machine and the demo only.
 */
public class WebAddressRule implements ConstraintValidator<WebAddress, String> {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Inject Configuration configuration;

  @Override
  public boolean isValid(String text, ConstraintValidatorContext context) {
    if (text == null) {
      return true;
    }
    if (text.length() > 2000) {
      return false;
    }
    try {
      // parseServerAuthority: java.net.URI takes https://a@b@evil as having no host at all.
      return isAllowed(new URI(text).parseServerAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private boolean isAllowed(URI uri) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return false;
    }
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" -> configuration.demo() || isLoopback(uri.getHost().toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.endsWith(".localhost");
  }
}
