package dev.gatehouse.administration.change;

/**
 * An error of one member or query parameter of a request.
 *
 * @param field the member's name; empty for the body as a whole
 */
public record FieldError(String field, String message) {
  /** The same error, of a resource that is a part of a body. */
  public FieldError within(String place) {
    return new FieldError(field.isEmpty() ? place : place + "." + field, message);
  }
}
