package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.header.Fetch;

/** Answers to requests without session or token that no login page can help. */
public final class Challenges {
  private Challenges() {}

  /** A program cannot be sent to a login page (RFC 6750 section 3: no error code without token). */
  public static Answer forProgram() {
    return Answer.json(401, "{\"reason\":\"token_missing\",\"message\":\"Send a token.\"}")
        .with("WWW-Authenticate", "Bearer");
  }

  /** A prefetch, or a form without a session: neither begins a sign-in. */
  public static Answer notNow() {
    return Answer.text(403, "Sign in first\n");
  }

  /** What a page loads, or a script calls for: it can show no login page. */
  public static Answer forPart(String path) {
    return Fetch.isFile(path)
        ? Answer.text(404, "Not found\n")
        : Answer.text(401, "Sign in first\n");
  }

  /** The reading API's answer for a resource that does not exist. */
  public static Answer nothingThere() {
    return Answer.problem(404, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
  }

  /** The address takes other methods, named as in the header {@code Allow}. */
  public static Answer notAllowed(String methods) {
    return Answer.text(405, "Method not allowed\n").with("Allow", methods);
  }

  /** The same for a program. */
  public static Answer notAllowedForProgram(String methods) {
    return Answer.problem(
            405,
            "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,"
                + "\"detail\":\"This resource does not support this method.\"}")
        .with("Allow", methods);
  }
}
