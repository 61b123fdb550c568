package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** The text must not be a subdomain that is reserved for Gatehouse. */
@Documented
@Constraint(validatedBy = FreeSubdomain.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreeSubdomain {
  String message() default "is reserved for Gatehouse itself";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Refuses names that readers would take for Gatehouse's own, and the demo's customer app. */
  class Rule implements ConstraintValidator<FreeSubdomain, String> {
    private static final Set<String> RESERVED =
        Set.of("app", "www", "api", "admin", "console", "mail", "static");

    @Override
    public boolean isValid(String subdomain, ConstraintValidatorContext context) {
      // All digits would read as a site id in the admin API's paths.
      return subdomain == null
          || !RESERVED.contains(subdomain) && !subdomain.chars().allMatch(Character::isDigit);
    }
  }
}
