package dev.gatehouse.tenant.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Refuses control characters, NUL among them, and halves of surrogate pairs. */
public class PlainTextRule implements ConstraintValidator<PlainText, String> {
  @Override
  public boolean isValid(String text, ConstraintValidatorContext context) {
    return text == null
        || text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
