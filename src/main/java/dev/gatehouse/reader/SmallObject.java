package dev.gatehouse.reader;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The object is at most 4 KiB of JSON. */
@Documented
@Constraint(validatedBy = SmallObject.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SmallObject {
  String message() default "must be at most 4 KiB (4096 bytes) of JSON";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Measures an object as it would be stored. */
  class Rule implements ConstraintValidator<SmallObject, Map<String, Object>> {
    private static final int MOST_BYTES = 4096;

    @Override
    public boolean isValid(Map<String, Object> fields, ConstraintValidatorContext context) {
      return fields == null
          || CustomFieldsColumn.write(fields).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
  }
}
