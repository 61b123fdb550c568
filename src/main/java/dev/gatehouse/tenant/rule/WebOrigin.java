package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text must be an origin such as https://app.example.com. */
@Documented
@Constraint(validatedBy = OriginRule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebOrigin {
  String message() default "must be an origin such as https://app.example.com";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
