package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;

/** Answers to somebody without session or token where no login page can help. */
final class Challenges {
  private Challenges() {}

  /** A program cannot be sent to a login page (RFC 6750 section 3: no error code without token). */
  static Answer forProgram() {
    return Answer.json(401, "{\"reason\":\"token_missing\",\"message\":\"Send a token.\"}")
        .with("WWW-Authenticate", "Bearer");
  }

  /** A browser's guess, or a form without a session: nothing is begun for them. */
  static Answer notNow() {
    return Answer.text(403, "Sign in first\n");
  }

  /** As the reading API says it of a thing that is not there. */
  static Answer nothingThere() {
    return Answer.problem(404, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
  }

  static Answer notAllowed(String methods) {
    return Answer.text(405, "Method not allowed\n").with("Allow", methods);
  }
}
