package dev.gatehouse.tenant.rule;

import dev.gatehouse.config.Configuration;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;

/** Takes host names with at least one dot; names under the base domain are tenants already. */
public class CustomDomainRule implements ConstraintValidator<CustomDomain, String> {
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  @Inject Configuration configuration;

  @Override
  public boolean isValid(String domain, ConstraintValidatorContext context) {
    return domain == null || HOST_NAME.matcher(domain).matches() && !isUnderBase(domain);
  }

  private boolean isUnderBase(String domain) {
    String base = configuration.baseDomain();
    return domain.equals(base) || domain.endsWith("." + base);
  }
}
