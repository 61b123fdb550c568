package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text must be plain text without control characters. */
@Documented
@Constraint(validatedBy = PlainTextRule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
  String message() default "must be plain text without control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
