package dev.gatehouse.reader;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Measures an object as it would be stored. */
public class SmallObjectRule implements ConstraintValidator<SmallObject, Map<String, Object>> {
  private static final int MOST_BYTES = 4096;

  @Override
  public boolean isValid(Map<String, Object> fields, ConstraintValidatorContext context) {
    return fields == null
        || CustomFieldsColumn.write(fields).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }
}
