package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text must be a full host name outside the base domain, without scheme, port or path. */
@Documented
@Constraint(validatedBy = CustomDomainRule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomDomain {
  String message() default
      "must be a full host name outside the base domain, without scheme, port or path";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
