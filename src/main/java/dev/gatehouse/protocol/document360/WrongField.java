package dev.gatehouse.protocol.document360;

/**
 * A member of a body that is not as it must be.
 *
 * @param field its name; empty for the body as a whole
 */
record WrongField(String field, String message) {
  String sentence() {
    return (field.isEmpty() ? "the body" : field) + " " + message;
  }
}
