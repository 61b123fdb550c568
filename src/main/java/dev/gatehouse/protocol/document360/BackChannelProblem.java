package dev.gatehouse.protocol.document360;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.protocol.header.RetryAfter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A back-channel request that is refused, as a problem document (RFC 9457). */
final class BackChannelProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final transient Map<String, Object> headers = new LinkedHashMap<>();
  private final transient ObjectNode document;

  BackChannelProblem(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    document =
        JSON.createObjectNode()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    with(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The same for an unknown client and for a wrong secret. */
  static BackChannelProblem unauthorized() {
    return new BackChannelProblem(
            401,
            "Unauthorized",
            "Send Authorization: Basic with the base64 of the client id, a colon and a client"
                + " secret.")
        .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Gatehouse\", charset=\"UTF-8\"");
  }

  static BackChannelProblem tooMany(Duration wait) {
    return new BackChannelProblem(
            429,
            "Too Many Requests",
            "This address sent too many wrong secrets. Wait, then try again.")
        .with(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
  }

  static BackChannelProblem switchedOff() {
    return new BackChannelProblem(403, "Forbidden", "This connection is off.");
  }

  static BackChannelProblem tooLarge(int bytes) {
    return new BackChannelProblem(
        413, "Content Too Large", "The body must be at most " + bytes + " bytes.");
  }

  static BackChannelProblem invalid(List<InvalidBody.WrongField> fields) {
    BackChannelProblem problem =
        new BackChannelProblem(400, "Bad Request", "The body has errors; nothing was done.");
    ArrayNode errors = problem.document.putArray("errors");
    fields.forEach(
        wrong -> errors.addObject().put("field", wrong.field()).put("message", wrong.message()));
    return problem;
  }

  /** By the name of RFC 6749 section 5.2, which client libraries look for. */
  static BackChannelProblem invalidCode() {
    BackChannelProblem problem =
        new BackChannelProblem(
            400, "Invalid grant", "The code is unknown, expired, or was used before.");
    problem.document.put("error", "invalid_grant");
    return problem;
  }

  static BackChannelProblem unavailable(int seconds) {
    return new BackChannelProblem(
            503, "Service Unavailable", "The database does not answer. Try again soon.")
        .with(HttpHeaders.RETRY_AFTER, seconds);
  }

  /** The same, with the code under which the event is found. */
  BackChannelProblem traced(String traceId) {
    document.put("trace_id", traceId);
    return this;
  }

  final BackChannelProblem with(String header, Object value) {
    headers.put(header, value);
    return this;
  }

  Response response() {
    ResponseBuilder answer = Response.status(status).type("application/problem+json");
    headers.forEach(answer::header);
    return answer.entity(document.toString()).build();
  }
}
