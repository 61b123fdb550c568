package dev.gatehouse.outgoing;

/** A call that brought no usable answer. The message is in our words and safe to show and log. */
public class CallFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public CallFailed(String message) {
    // Without a stack trace: an address that does not answer is no fault of the program.
    super(message, null, false, false);
  }
}
