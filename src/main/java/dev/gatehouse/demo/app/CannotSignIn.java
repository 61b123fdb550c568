package dev.gatehouse.demo.app;

/** Nobody can be signed in like this; the message is for the person in the browser. */
class CannotSignIn extends Exception {
  private final int status;

  private CannotSignIn(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The browser did not bring what the help center sends along. */
  static CannotSignIn notAsked(String message) {
    return new CannotSignIn(400, message);
  }

  /** The help center gave no usable answer to the app itself. */
  static CannotSignIn notAnswered(String message) {
    return new CannotSignIn(502, message);
  }

  /** The HTTP status that says so. */
  int status() {
    return status;
  }
}
