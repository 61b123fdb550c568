package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Site;
import jakarta.json.Json;

/**
 * A refused sign-in on its way to the reader.
 *
 * @param connection that refused, or {@code null} when the site has none that is switched on and
 *     has a usable key
 * @param traceId that the reader can quote and an operator can look up
 */
public record Refusal(
    Rejected cause, Credential credential, LiveConnection connection, Site site, String traceId) {
  /** The answer to a program: it reads the reason, and is sent nowhere (RFC 6750 section 3). */
  public Answer forProgram() {
    Rejection reason = cause.reason();
    String body =
        Json.createObjectBuilder()
            .add("reason", reason.code())
            .add("message", reason.sentence())
            .add("trace_id", traceId)
            .build()
            .toString();
    return Answer.json(401, body).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }
}
