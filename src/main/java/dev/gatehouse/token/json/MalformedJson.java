package dev.gatehouse.token.json;

/** Bytes that are not one strict JSON object. The message never quotes them. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  private final String place;

  MalformedJson(String message) {
    this(message, "");
  }

  MalformedJson(String message, String place) {
    super(message, null, false, false);
    this.place = place;
  }

  /** Line and column for whoever typed it; empty where there is none. */
  public String place() {
    return place;
  }
}
