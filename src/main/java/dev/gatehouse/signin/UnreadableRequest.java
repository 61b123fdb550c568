package dev.gatehouse.signin;

/** A request that the server cannot make out; the caller's fault, not ours. */
class UnreadableRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRequest(Throwable cause) {
    super("the parameters cannot be read", cause);
  }

  UnreadableRequest(String message) {
    super(message);
  }
}
