package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;

/** A request that the server cannot parse: the caller's fault. */
public class UnreadableRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  UnreadableRequest(Throwable cause) {
    super("the parameters cannot be read", cause);
    status = 400;
    title = "Bad request";
  }

  /**
   * @param message what is wrong, without anything that the request holds
   */
  UnreadableRequest(String message) {
    this(400, "Bad request", message);
  }

  private UnreadableRequest(int status, String title, String message) {
    super(message);
    this.status = status;
    this.title = title;
  }

  /** Larger than the console's file uploads may be. */
  static UnreadableRequest tooLarge() {
    return new UnreadableRequest(
        413,
        "This file is too large. Go back and choose a smaller one.",
        "the upload is too large");
  }

  /** In an encoding that nothing here can read. */
  static UnreadableRequest unsupportedType() {
    return new UnreadableRequest(
        415, "Unsupported media type", "the charset of Content-Type is unknown");
  }

  /** At an address that nothing can have. */
  static UnreadableRequest nothingThere() {
    return new UnreadableRequest(404, "Not found", "the path is no UTF-8");
  }

  /** For a browser. */
  Answer answer() {
    return Answer.text(status, title + "\n");
  }

  /** For a program. */
  Answer problem() {
    return Answer.problem(
        status,
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s.\"}"
            .formatted(title, status, "The request cannot be read: " + getMessage()));
  }
}
