package dev.gatehouse.administration.change;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with what somebody asks for, collected to be told all at once. */
public final class Objections {
  private final List<FieldError> errors = new ArrayList<>();

  public void object(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /** Adds what else is wrong with a member, unless it is wrong already. */
  public void objectOnce(String field, String message) {
    if (!isWrong(field)) {
      object(field, message);
    }
  }

  public boolean isWrong(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** What was collected so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /**
   * Ends the collecting.
   *
   * @throws Invalid with every error, when there are any
   */
  public void requireNone() {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
