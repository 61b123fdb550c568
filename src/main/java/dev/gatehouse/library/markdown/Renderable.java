package dev.gatehouse.library.markdown;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The text must be Markdown that can be shown: what is stored never breaks a page or a search. */
@Documented
@Constraint(validatedBy = Renderable.Rule.class)
@Target(FIELD)
@Retention(RUNTIME)
public @interface Renderable {
  /**
   * The length in characters up to which texts are rendered; others are another rule's to refuse.
   */
  int max();

  String message() default "must be Markdown that fits into 5000000 characters of HTML; split it";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Renders the text as its page will. */
  class Rule implements ConstraintValidator<Renderable, String> {
    private int max;

    @Override
    public void initialize(Renderable rule) {
      max = rule.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || text.length() > max || Markdown.isRenderable(text);
    }
  }
}
