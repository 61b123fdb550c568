package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejection;
import jakarta.json.Json;

/** How a program learns that its token was refused: 401 and JSON (RFC 6750 section 3). */
public final class RefusedCall {
  private RefusedCall() {}

  public static Answer of(Refusal refusal) {
    Rejection reason = refusal.cause().reason();
    String body =
        Json.createObjectBuilder()
            .add("reason", reason.code())
            .add("message", reason.sentence())
            .add("trace_id", refusal.traceId())
            .build()
            .toString();
    return Answer.json(401, body).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }
}
