package dev.gatehouse.protocol.document360;

import java.util.List;

/** The body of a back-channel request is malformed or has invalid members. */
final class InvalidBody extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<WrongField> fields;

  InvalidBody(List<WrongField> fields) {
    super("the body has errors", null, false, false);
    this.fields = List.copyOf(fields);
  }

  InvalidBody(String field, String message) {
    this(List.of(new WrongField(field, message)));
  }

  List<WrongField> fields() {
    return fields;
  }

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
}
