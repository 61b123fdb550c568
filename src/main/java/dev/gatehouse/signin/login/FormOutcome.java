package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import java.time.Duration;
import java.util.Optional;

/** What came of a form: an answer, and where it was right a session. */
public record FormOutcome(Answer answer, Optional<Begun> session) {

  /**
   * A session that began.
   *
   * @param token for its cookie
   */
  public record Begun(Caller caller, String token, Duration lifetime) {}

  static FormOutcome of(Answer answer) {
    return new FormOutcome(answer, Optional.empty());
  }
}
