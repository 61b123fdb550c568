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
import java.util.regex.Pattern;

/** The text must be an origin such as https://app.example.com. */
@Documented
@Constraint(validatedBy = WebOrigin.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebOrigin {
  String message() default "must be an origin such as https://app.example.com";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Accepts scheme, host and optional port (RFC 6454), which is all that browsers compare. */
  class Rule implements ConstraintValidator<WebOrigin, String> {
    private static final Pattern ORIGIN =
        Pattern.compile("https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9]\\d{0,4})?");

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || ORIGIN.matcher(text).matches();
    }
  }
}
