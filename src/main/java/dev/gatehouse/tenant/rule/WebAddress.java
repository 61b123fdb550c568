package dev.gatehouse.tenant.rule;

import dev.gatehouse.config.Configuration;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The text must be an absolute http(s) URL without user name; https except on this machine or in
 * the demo.
 */
@Documented
@Constraint(validatedBy = WebAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {
  String message() default
      "must be an absolute http(s) URL without user name; https except on this machine or in the"
          + " demo";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /**
   * Accepts the URL of a login or logout page: absolute, http or https, without user info or
   * fragment. Plain http would expose keys to the network, so it is accepted for this machine and
   * in the demo only.
   */
  class Rule implements ConstraintValidator<WebAddress, String> {
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
}
