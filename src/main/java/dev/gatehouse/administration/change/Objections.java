package dev.gatehouse.administration.change;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of a request, so that the caller sees all of them at once. */
public final class Objections {
  private final List<FieldError> errors = new ArrayList<>();
  private boolean unreadable;

  public void object(String field, String message) {
    if (!unreadable) {
      errors.add(new FieldError(field, message));
    }
  }

  /** Adds the only error of a body that has no members; all of them count as wrong. */
  void unreadable(String message) {
    errors.clear();
    errors.add(new FieldError("", message));
    unreadable = true;
  }

  /** Adds an error of a member, unless it has one already. */
  public void objectOnce(String field, String message) {
    if (!isWrong(field)) {
      object(field, message);
    }
  }

  public boolean isWrong(String field) {
    return unreadable || errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** The errors so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /**
   * Ends collecting.
   *
   * @throws Invalid with every error, when there are any
   */
  public void requireNone() {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
