package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads request bodies by the rules of the settings that they fill. */
@ApplicationScoped
public class Submissions {
  @Inject Rules rules;

  /**
   * @throws Invalid when the body is not one JSON object
   */
  public Submission read(byte[] body) {
    return new Submission(body, rules);
  }

  /** A body that may be left out, which then counts as an empty object. */
  public Submission readOptional(byte[] body) {
    return read(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
  }
}
