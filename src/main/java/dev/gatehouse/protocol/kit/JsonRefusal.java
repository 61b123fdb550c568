package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.rejection.Rejection;
import jakarta.json.Json;

/** How a program is refused: it reads the reason, and is sent nowhere (RFC 6750 section 3). */
public final class JsonRefusal {
  private JsonRefusal() {}

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
