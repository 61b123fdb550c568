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

/** The text must be a path at which a page may have been before. */
@Documented
@Constraint(validatedBy = Alias.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Alias {
  String message() default "must be paths";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Says what is wrong. */
  class Rule implements ConstraintValidator<Alias, String> {
    @Override
    public boolean isValid(String path, ConstraintValidatorContext context) {
      Optional<String> objection = path == null ? Optional.empty() : OldPath.objection(path);
      context.disableDefaultConstraintViolation();
      // Messages are templates; none of these quotes what the caller sent.
      objection.ifPresent(
          told -> context.buildConstraintViolationWithTemplate(told).addConstraintViolation());
      return objection.isEmpty();
    }
  }
}
