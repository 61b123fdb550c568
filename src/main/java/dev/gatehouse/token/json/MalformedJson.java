package dev.gatehouse.token.json;

/** Bytes that are not one strict JSON object. The message never quotes them. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong, in words that complete the sentence "the payload is malformed: …". */
  public enum Fault {
    NO_OBJECT("not a JSON object"),
    TRAILING("something follows the JSON value"),
    SYNTAX("not strict JSON"),
    LIMIT("nested too deeply, or with a name or number that is too long"),
    ENCODING("not valid UTF-8"),
    DUPLICATE("a name occurs twice in one object"),
    SURROGATE("a string holds half a surrogate pair");

    private final String message;

    Fault(String message) {
      this.message = message;
    }
  }

  private final Fault fault;
  private final String place;

  MalformedJson(Fault fault, String place) {
    super(fault.message, null, false, false);
    this.fault = fault;
    this.place = place;
  }

  public Fault fault() {
    return fault;
  }

  /** Line and column, for people who typed the text; empty if unknown. */
  public String place() {
    return place;
  }
}
