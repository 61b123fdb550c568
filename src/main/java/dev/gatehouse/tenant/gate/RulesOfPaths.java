package dev.gatehouse.tenant.gate;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** The object must hold the rules of a gated site; an empty one holds none. */
@Documented
@Constraint(validatedBy = RulesOfPaths.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RulesOfPaths {
  String message() default "must be rules of paths";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Names everything that is wrong. */
  class Rule implements ConstraintValidator<RulesOfPaths, Map<String, Object>> {
    @Override
    public boolean isValid(Map<String, Object> object, ConstraintValidatorContext context) {
      if (object == null || object.isEmpty()) {
        return true;
      }
      List<String> errors = new RulesObject(object).errors();
      context.disableDefaultConstraintViolation();
      // Messages are templates; none of these quotes what the caller sent.
      errors.forEach(
          error -> context.buildConstraintViolationWithTemplate(error).addConstraintViolation());
      return errors.isEmpty();
    }
  }
}
