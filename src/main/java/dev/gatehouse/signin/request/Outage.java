package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import java.util.Map;

/** What a request is answered while nothing can be done for it, for whoever sent it. */
public final class Outage {
  private Outage() {}

  /** The database does not do its part. */
  public static Answer answer(Incoming incoming) {
    return form(incoming, "The database does not answer. Try again soon.").retryLater();
  }

  /** This node is about to stop. */
  public static Answer ofNode(Incoming incoming) {
    return form(incoming, "This node is about to stop. Try again soon.").retryLater();
  }

  private static Answer form(Incoming incoming, String detail) {
    if (incoming.path().startsWith(Paths.ADMIN_API) || incoming.forBackend()) {
      return Answer.problem(
          503,
          """
          {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"%s"}\
          """
              .formatted(detail));
    }
    return incoming.isForPrograms()
        ? Answer.json(503, "{\"reason\":\"unavailable\",\"message\":\"Try again soon.\"}")
        : Answer.page(503, "/site/unavailable", Map.of());
  }
}
