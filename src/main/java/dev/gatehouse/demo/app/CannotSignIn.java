package dev.gatehouse.demo.app;

/** The sign-in failed; the message is for the person in the browser. */
class CannotSignIn extends Exception {
  private final int status;

  private CannotSignIn(int status, String message) {
    super(message);
    this.status = status;
  }

  /** A parameter that the help center sends is missing. */
  static CannotSignIn notAsked(String message) {
    return new CannotSignIn(400, message);
  }

  /** The help center gave no usable answer to the app itself. */
  static CannotSignIn notAnswered(String message) {
    return new CannotSignIn(502, message);
  }

  /** The HTTP status of the answer. */
  int status() {
    return status;
  }
}
