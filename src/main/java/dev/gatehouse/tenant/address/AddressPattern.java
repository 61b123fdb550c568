package dev.gatehouse.tenant.address;

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

/** The text must be an {@link AddressRule}. */
@Documented
@Constraint(validatedBy = AddressPattern.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AddressPattern {
  String message() default "must be patterns";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Says what is wrong. */
  class Rule implements ConstraintValidator<AddressPattern, String> {
    @Override
    public boolean isValid(String rule, ConstraintValidatorContext context) {
      Optional<String> objection = rule == null ? Optional.empty() : objection(rule);
      context.disableDefaultConstraintViolation();
      // Messages are templates; none of these quotes what the caller sent.
      objection.ifPresent(
          told -> context.buildConstraintViolationWithTemplate(told).addConstraintViolation());
      return objection.isEmpty();
    }

    private static Optional<String> objection(String rule) {
      try {
        AddressRule.of(rule);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of(e.getMessage());
      }
    }
  }
}
