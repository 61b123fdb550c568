package dev.gatehouse.token;

/** Bytes that are not one strict JSON object. The message never quotes them. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedJson(String message) {
    super(message, null, false, false);
  }
}
