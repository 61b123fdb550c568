package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.trace.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * What a caller is answered when a request fails before it reaches a page or resource. The details
 * are in the log only: the message of an exception may quote what nobody is to know.
 */
final class Unexpected {
  private static final Logger LOG = RequestLog.of(Unexpected.class);

  private Unexpected() {}

  static Answer answer(HttpServletRequest request, Exception failure) {
    String trace = RequestTrace.currentId();
    LOG.log(Level.ERROR, "A request could not be decided", failure);
    return isForPrograms(request)
        ? Answer.problem(
            500,
            """
            {"type":"about:blank","title":"Internal Server Error","status":500,\
            "detail":"Unexpected error. The server's log has the details.","trace_id":"%s"}\
            """
                .formatted(trace))
        : Answer.page(500, "/site/error", Map.of());
  }

  /** The request may have failed before it was read. */
  private static boolean isForPrograms(HttpServletRequest request) {
    Incoming read = Incoming.of(request);
    return read == null
        ? request.getRequestURI().matches("/(api|v1)/.*+")
        : read.isForPrograms() || read.forBackend();
  }
}
