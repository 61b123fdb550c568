package dev.gatehouse.adminapi;

import dev.gatehouse.administration.Invalid;
import dev.gatehouse.administration.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads request bodies by the rules of the settings that they fill. */
@ApplicationScoped
public class Submissions {
  @Inject Rules rules;

  /**
   * @throws Invalid when the body is not one JSON object
   */
  Submission read(byte[] body) {
    return new Submission(body, rules);
  }

  /** A body that may be left out, which then counts as an empty object. */
  Submission readOptional(byte[] body) {
    return read(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
  }
}
