package dev.gatehouse.tenant.rule;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.text.AppUrl;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
   * in the demo only. The message names the first cause of a refusal.
   */
  class Rule implements ConstraintValidator<WebAddress, String> {
    private static final int LONGEST = 2000;
    private static final Pattern AUTHORITY =
        Pattern.compile("https?://([^/?]*+).*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]++");

    @Inject Configuration configuration;

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      Optional<String> objection = objection(text);
      if (objection.isPresent() && !objection.get().isEmpty()) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(objection.get()).addConstraintViolation();
      }
      return objection.isEmpty();
    }

    /** What is wrong; an empty text for what the annotation's own message says. */
    Optional<String> objection(String text) {
      if (text == null) {
        return Optional.empty();
      }
      if (text.length() > LONGEST) {
        return Optional.of("must be at most " + LONGEST + " characters");
      }
      if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
        return Optional.of("must not contain spaces or control characters");
      }
      if (text.contains("#")) {
        return Optional.of(
            "must not have a fragment, the part from # on: what Gatehouse appends would become part"
                + " of it and never reach your app; use a page without # that goes on to it");
      }
      Matcher authority = AUTHORITY.matcher(text);
      return authority.matches() ? ofAuthority(authority.group(1), text) : Optional.of("");
    }

    private Optional<String> ofAuthority(String authority, String text) {
      if (authority.contains("@")) {
        return Optional.of("must not contain a user name or password before the host");
      }
      if (!authority.isEmpty() && !PLAIN_HOST.matcher(authority).matches()) {
        return Optional.of(
            "must name the host in ASCII letters, digits, hyphens, underscores and dots, an"
                + " international name in its form that begins with xn--");
      }
      return AppUrl.of(text).filter(this::isAllowed).isPresent()
          ? Optional.empty()
          : Optional.of("");
    }

    private boolean isAllowed(AppUrl url) {
      String host = url.host();
      boolean here = url.isLoopback() || host.equals("localhost") || host.endsWith(".localhost");
      return url.https() || configuration.demo() || here;
    }
  }
}
