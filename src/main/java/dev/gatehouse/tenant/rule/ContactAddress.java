package dev.gatehouse.tenant.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text must be an address that a page can link to so that somebody writes to a person: of
 * {@code https}, without user name, or of {@code mailto} (RFC 6068) with one recipient.
 */
@Documented
@Constraint(validatedBy = {})
@Size(max = 1000)
@Pattern(regexp = ContactAddress.FORM, flags = Pattern.Flag.CASE_INSENSITIVE)
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ContactAddress {
  /** In visible ASCII, since it stands in a link as it is. */
  String FORM =
      "https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?"
          + "|mailto:[a-z0-9.!#$%&'*+/=^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"
          + "(\\?[!#-;=?-~]*)?";

  String message() default
      "must be an address such as https://support.example.com/ or mailto:help@example.com";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
