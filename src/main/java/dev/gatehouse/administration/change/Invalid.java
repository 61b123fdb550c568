package dev.gatehouse.administration.change;

import java.util.Collection;
import java.util.List;

/** The new values are invalid; holds every error. */
public final class Invalid extends ChangeRefused {
  private static final int MOST_ERRORS = 200;

  private final transient List<FieldError> errors;

  public Invalid(Collection<FieldError> errors) {
    super("The input has errors.");
    this.errors = errors.stream().distinct().limit(MOST_ERRORS).toList();
  }

  public List<FieldError> errors() {
    return errors;
  }
}
