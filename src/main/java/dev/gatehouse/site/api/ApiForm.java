package dev.gatehouse.site.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.trace.RequestTrace;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The form of an API's answers. Each API says what its errors look like and how long lists are. */
public abstract class ApiForm {
  private static final Logger LOG = RequestLog.of(ApiForm.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What caches are told about every answer. */
  static final String UNSHARED = "private, no-store";

  /** Of an id. */
  private static final int MOST_DIGITS = 18;

  private final int defaultLimit;
  private final int mostLimit;

  /**
   * @param defaultLimit how many items of a list a call receives that sets no limit
   * @param mostLimit the largest limit that a call may set; at most 999
   */
  protected ApiForm(int defaultLimit, int mostLimit) {
    this.defaultLimit = defaultLimit;
    this.mostLimit = mostLimit;
  }

  /** An error that JAX-RS found, such as an unknown path or method. */
  protected abstract Response refused(StatusType status);

  /**
   * A 400.
   *
   * @param wrong what is wrong, by parameter; never empty
   */
  protected abstract Response invalid(Map<String, String> wrong);

  /** A 503. */
  protected abstract Response unavailable();

  /** Members that the API's own errors have, for the document of a 500. */
  protected abstract ObjectNode unexpected();

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A problem document (RFC 9457). */
  protected static Response problem(StatusType status, ObjectNode members) {
    ObjectNode problem =
        object()
            .put("type", "about:blank")
            .put("title", status.getReasonPhrase())
            .put("status", status.getStatusCode())
            .setAll(members);
    return json(status.getStatusCode(), "application/problem+json", problem);
  }

  /** An answer as bytes written here, so that every server sends the same. */
  protected static Response json(int status, String type, ObjectNode content) {
    return answer(status, MediaType.valueOf(type), bytes(content));
  }

  /** An answer that was written before. */
  static Response ok(byte[] json) {
    return answer(200, MediaType.APPLICATION_JSON_TYPE, json);
  }

  private static Response answer(int status, MediaType type, byte[] json) {
    return Response.status(status)
        .type(type)
        .header(HttpHeaders.CACHE_CONTROL, UNSHARED)
        .entity(json)
        .build();
  }

  /**
   * A 401 for an article that asks for a more recent sign-in (RFC 9470 section 3).
   *
   * @param atMost how long ago it may be
   */
  public static Response signInAgain(Duration atMost) {
    long seconds = atMost.toSeconds();
    ObjectNode refusal =
        object()
            .put("reason", Rejection.REAUTHENTICATION_REQUIRED.code())
            .put(
                "message",
                "Send a token for which the reader signed in at most " + seconds + " seconds ago.")
            .put("max_age", seconds);
    return Response.fromResponse(json(401, MediaType.APPLICATION_JSON, refusal))
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            "Bearer error=\"insufficient_user_authentication\", max_age=" + seconds)
        .build();
  }

  static byte[] bytes(ObjectNode content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  /**
   * Reads the parameters {@code limit} and {@code skip}, each of which may be {@code null}.
   *
   * @throws WebApplicationException 400 that names what is wrong
   */
  public final Range range(String limit, String skip) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (limit != null && !(limit.matches("\\d{1,3}") && isAllowed(Integer.parseInt(limit)))) {
      wrong.put("limit", "must be a number from 1 to " + mostLimit);
    }
    if (skip != null && !skip.matches("\\d{1,9}")) {
      wrong.put("skip", "must be a number, 0 or more");
    }
    if (!wrong.isEmpty()) {
      throw new WebApplicationException(invalid(wrong));
    }
    return new Range(
        limit == null ? defaultLimit : Integer.parseInt(limit),
        skip == null ? 0 : Integer.parseInt(skip));
  }

  private boolean isAllowed(int limit) {
    return limit >= 1 && limit <= mostLimit;
  }

  /**
   * The number of an article or a category.
   *
   * @param text as the address has it; empty if nothing can have it
   */
  public static OptionalLong id(String text) {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /** The part of a list that a call asks for. */
  public record Range(int limit, int skip) {
    public <T> List<T> of(List<T> all) {
      int from = Math.min(skip, all.size());
      return all.subList(from, Math.min(from + limit, all.size()));
    }
  }

  /**
   * Gives every failure the API's form, so that no answer carries the message of an exception. Not
   * even the servers' own: they would send it to whoever called.
   */
  public abstract static class Failures implements ExceptionMapper<Throwable> {
    private final ApiForm form;

    protected Failures(ApiForm form) {
      this.form = form;
    }

    @Override
    public Response toResponse(Throwable thrown) {
      Optional<WebApplicationException> refused =
          Causes.find(thrown, WebApplicationException.class);
      if (refused.isPresent()) {
        return ofServer(refused.get().getResponse());
      }
      boolean away =
          Causes.find(thrown, DatabaseUnavailable.class).isPresent()
              || SqlState.isUnreachable(thrown);
      return away ? unavailable() : unexpected(thrown);
    }

    /** What JAX-RS found, or the API itself, which then wrote the answer. */
    private Response ofServer(Response response) {
      if (response.getStatus() < 400 || response.hasEntity()) {
        return response;
      }
      Response error = form.refused(response.getStatusInfo());
      Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
      return allow == null
          ? error
          : Response.fromResponse(error).header(HttpHeaders.ALLOW, allow).build();
    }

    private Response unavailable() {
      return Response.fromResponse(form.unavailable())
          .header(HttpHeaders.RETRY_AFTER, DatabaseUnavailable.RETRY_AFTER_SECONDS)
          .build();
    }

    private Response unexpected(Throwable thrown) {
      String trace = RequestTrace.currentId();
      LOG.log(Level.ERROR, "A call of a site's API failed", thrown);
      return problem(
          Status.INTERNAL_SERVER_ERROR,
          form.unexpected()
              .put("detail", "Unexpected error. The server's log has the details.")
              .put("trace_id", trace));
    }
  }
}
