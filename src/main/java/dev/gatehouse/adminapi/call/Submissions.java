package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts reading request bodies. */
@ApplicationScoped
public class Submissions {
  @Inject Rules rules;

  /**
   * @throws Invalid when the body is not one JSON object
   */
  public Submission read(byte[] body) {
    return new Submission(body, rules);
  }

  /** As {@link #read}, where no body counts as an empty object. */
  public Submission readOptional(byte[] body) {
    return read(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
  }
}
