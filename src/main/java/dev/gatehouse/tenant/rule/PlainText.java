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

/** The text must be plain text without control characters. */
@Documented
@Constraint(validatedBy = PlainText.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
  String message() default "must be plain text without control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Refuses control characters, NUL among them, and halves of surrogate pairs. */
  class Rule implements ConstraintValidator<PlainText, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null
          || text.codePoints()
              .noneMatch(
                  c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
  }
}
