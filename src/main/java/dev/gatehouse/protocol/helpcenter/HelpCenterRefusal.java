package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.RefusedPage;
import dev.gatehouse.rejection.Rejection;
import jakarta.json.Json;

/** How this vendor refuses: JSON for the widget and the API, a page for a reader. */
final class HelpCenterRefusal {
  private HelpCenterRefusal() {}

  static Answer of(Refusal refusal, String asked) {
    Rejection reason = refusal.cause().reason();
    if (!refusal.credential().surface().isForPrograms()) {
      return Answer.page(403, RefusedPage.PATH, RefusedPage.attributes(refusal, asked));
    }
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
