package dev.gatehouse.tenant.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Set;

/** Keeps names that readers would take for Gatehouse itself, and the demo's customer app. */
public class FreeSubdomainRule implements ConstraintValidator<FreeSubdomain, String> {
  private static final Set<String> RESERVED =
      Set.of("app", "www", "api", "admin", "console", "mail", "static");

  @Override
  public boolean isValid(String subdomain, ConstraintValidatorContext context) {
    // All digits would read as a site id in the admin API's paths.
    return subdomain == null
        || !RESERVED.contains(subdomain) && !subdomain.chars().allMatch(Character::isDigit);
  }
}
