package dev.gatehouse.signin.logout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.protocol.header.RetryAfter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A logout that is refused: JSON with {@code error} and {@code error_description} (OpenID Connect
 * Back-Channel Logout 1.0 section 2.8, with the codes of RFC 6749 section 5.2).
 */
final class LogoutProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LATER = "temporarily_unavailable";

  private final int status;
  private final transient ObjectNode body;
  private final transient Map<String, Object> headers = new LinkedHashMap<>();

  private LogoutProblem(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    body = JSON.createObjectNode().put("error", error).put("error_description", description);
    headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  static LogoutProblem invalid(String description) {
    return new LogoutProblem(400, "invalid_request", description);
  }

  /** The same for an unknown client and for a wrong secret. */
  static LogoutProblem unauthorized() {
    return new LogoutProblem(
            401,
            "invalid_client",
            "Send Authorization: Basic with the base64 of the client ID, a colon and an active key"
                + " of the connection, or a logout token and no such header.")
        .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Gatehouse\", charset=\"UTF-8\"");
  }

  static LogoutProblem nothingHere() {
    return new LogoutProblem(
        404, "invalid_request", "No help center has this host. Call the address of the site.");
  }

  static LogoutProblem tooLarge(int bytes) {
    return new LogoutProblem(
        413, "invalid_request", "The body must be at most " + bytes + " bytes.");
  }

  static LogoutProblem tooMany(Duration wait) {
    return later(wait, "This address sent too many logouts that were refused.");
  }

  static LogoutProblem tooManyAccepted(Duration wait) {
    return later(wait, "This connection sent too many logouts in a minute.");
  }

  private static LogoutProblem later(Duration wait, String why) {
    return new LogoutProblem(429, LATER, why + " Wait, then try again.")
        .with(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
  }

  static LogoutProblem unavailable(int seconds) {
    return new LogoutProblem(503, LATER, "The database does not answer. Try again soon.")
        .with(HttpHeaders.RETRY_AFTER, seconds);
  }

  static LogoutProblem unexpected() {
    return new LogoutProblem(
        500, "server_error", "Unexpected error. The server's log has the details.");
  }

  /** The same with the reason and the code under which the event is found. */
  LogoutProblem traced(String reason, String traceId) {
    body.put("reason", reason).put("trace_id", traceId);
    return this;
  }

  /** The same with the code under which the log has more. */
  LogoutProblem traced(String traceId) {
    body.put("trace_id", traceId);
    return this;
  }

  private LogoutProblem with(String header, Object value) {
    headers.put(header, value);
    return this;
  }

  Response response() {
    Response.ResponseBuilder answer = Response.status(status).type(MediaType.APPLICATION_JSON);
    headers.forEach(answer::header);
    return answer.entity(body.toString()).build();
  }
}
