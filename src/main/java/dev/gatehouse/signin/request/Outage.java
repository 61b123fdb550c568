package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import java.util.Map;

/** What a request is answered while the database does not do its part, for whoever sent it. */
public final class Outage {
  private Outage() {}

  public static Answer answer(Incoming incoming) {
    return form(incoming).retryLater();
  }

  private static Answer form(Incoming incoming) {
    if (incoming.path().startsWith(Paths.ADMIN_API) || incoming.forBackend()) {
      return Answer.problem(
          503,
          """
          {"type":"about:blank","title":"Service Unavailable","status":503,\
          "detail":"The database does not answer. Try again soon."}\
          """);
    }
    return incoming.isForPrograms()
        ? Answer.json(503, "{\"reason\":\"unavailable\",\"message\":\"Try again soon.\"}")
        : Answer.page(503, "/site/unavailable", Map.of());
  }
}
