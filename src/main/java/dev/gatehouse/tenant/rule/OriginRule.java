package dev.gatehouse.tenant.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;

/** Takes scheme, host and optional port (RFC 6454), since browsers compare nothing else. */
public class OriginRule implements ConstraintValidator<WebOrigin, String> {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9]\\d{0,4})?");

  @Override
  public boolean isValid(String text, ConstraintValidatorContext context) {
    return text == null || ORIGIN.matcher(text).matches();
  }
}
