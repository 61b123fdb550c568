package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;

/** A request that the server cannot parse: the caller's fault. */
public class UnreadableRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  UnreadableRequest(Throwable cause) {
    super("the parameters cannot be read", cause);
    this.answer = badRequest();
  }

  UnreadableRequest(String message) {
    this(message, badRequest());
  }

  private UnreadableRequest(String message, Answer answer) {
    super(message);
    this.answer = answer;
  }

  /** Larger than the console's file uploads may be. */
  static UnreadableRequest tooLarge() {
    String text = "This file is too large. Go back and choose a smaller one.\n";
    return new UnreadableRequest("the upload is too large", Answer.text(413, text));
  }

  private static Answer badRequest() {
    return Answer.text(400, "Bad request\n");
  }

  public Answer answer() {
    return answer;
  }
}
