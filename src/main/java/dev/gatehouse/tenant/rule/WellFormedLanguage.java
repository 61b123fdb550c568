package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The text must be a well-formed language tag (RFC 5646 section 2.2.9) of a language. */
@Documented
@Constraint(validatedBy = WellFormedLanguage.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WellFormedLanguage {
  String message() default "must be a language tag such as ar or pt-BR";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Tags for private use alone ({@code x-ours}) name no language. */
  class Rule implements ConstraintValidator<WellFormedLanguage, String> {
    /** The length that RFC 5646 section 4.4.1 recommends. */
    private static final int LONGEST = 35;

    @Override
    public boolean isValid(String tag, ConstraintValidatorContext context) {
      return tag == null || isLanguage(tag);
    }

    /** Whether a text is such a tag. */
    public static boolean isLanguage(String tag) {
      try {
        return tag.length() <= LONGEST
            && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
      } catch (IllformedLocaleException e) {
        // Operators and authors type it: callers tell them.
        return false;
      }
    }
  }
}
