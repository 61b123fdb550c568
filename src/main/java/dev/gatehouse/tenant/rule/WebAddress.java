package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text must be an absolute http(s) URL without user name; https except on this machine or in
 * the demo.
 */
@Documented
@Constraint(validatedBy = WebAddressRule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {
  String message() default
      "must be an absolute http(s) URL without user name; https except on this machine or in the"
          + " demo";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
