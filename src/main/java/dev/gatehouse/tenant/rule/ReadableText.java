package dev.gatehouse.tenant.rule;

import dev.gatehouse.text.PersonText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name, an id of a person or a title must keep the rule of {@link PersonText}, as texts in tokens
 * do. Lengths are counted in Unicode code points.
 */
@Documented
@Constraint(validatedBy = ReadableText.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadableText {
  /** Whether a text may be empty: 0 or 1. */
  int min() default 0;

  int max();

  /** Replaced by a message that names the fault. */
  String message() default "must be a text that can be read";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Tells which part of the rule is broken. */
  class Rule implements ConstraintValidator<ReadableText, String> {
    private int min;
    private int max;

    @Override
    public void initialize(ReadableText rule) {
      min = rule.min();
      max = rule.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      String fault = text == null ? "" : fault(text);
      if (!fault.isEmpty()) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
      }
      return fault.isEmpty();
    }

    private String fault(String text) {
      return fault(text, min, max);
    }

    /**
     * Which part of the rule a text breaks, as a predicate to the text's name; empty if none.
     *
     * @param min 0 or 1
     */
    public static String fault(String text, int min, int max) {
      int length = PersonText.length(text);
      if (length < min || length > max) {
        return min == 0
            ? "must be at most " + max + " characters"
            : "must be " + min + " to " + max + " characters";
      }
      if (!PersonText.isPlain(text)) {
        return "must be plain text without control characters or bidirectional overrides";
      }
      return text.isEmpty() || PersonText.isVisible(text) ? "" : "must have a visible character";
    }
  }
}
