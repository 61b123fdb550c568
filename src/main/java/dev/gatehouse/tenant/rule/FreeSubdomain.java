package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text is reserved for Gatehouse itself. */
@Documented
@Constraint(validatedBy = FreeSubdomainRule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreeSubdomain {
  String message() default "is reserved for Gatehouse itself";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
