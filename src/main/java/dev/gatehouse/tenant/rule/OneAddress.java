package dev.gatehouse.tenant.rule;

import dev.gatehouse.text.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text must be one e-mail address, as in tokens ({@link EmailAddress#isOne}). */
@Documented
@Constraint(validatedBy = OneAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneAddress {
  String message() default EmailAddress.OBJECTION;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Refuses lists, display names, and what is no address at all. */
  class Rule implements ConstraintValidator<OneAddress, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || EmailAddress.isOne(text);
    }
  }
}
