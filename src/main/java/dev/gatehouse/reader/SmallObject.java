package dev.gatehouse.reader;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The object takes at most 4 KiB as JSON. */
@Documented
@Constraint(validatedBy = SmallObjectRule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SmallObject {
  String message() default "must be at most 4 KiB (4096 bytes) of JSON";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
