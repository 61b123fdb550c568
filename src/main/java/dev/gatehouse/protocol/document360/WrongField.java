package dev.gatehouse.protocol.document360;

/**
 * An invalid member of a body.
 *
 * @param field its name; empty for the body as a whole
 */
record WrongField(String field, String message) {
  String sentence() {
    return (field.isEmpty() ? "the body" : field) + " " + message;
  }
}
