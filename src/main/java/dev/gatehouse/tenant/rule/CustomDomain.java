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
import java.util.regex.Pattern;

/** The text must be a full host name outside the base domain, without scheme, port or path. */
@Documented
@Constraint(validatedBy = CustomDomain.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomDomain {
  String message() default
      "must be a full host name outside the base domain, without scheme, port or path";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Requires at least one dot; host names under the base domain belong to subdomains. */
  class Rule implements ConstraintValidator<CustomDomain, String> {
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
}
