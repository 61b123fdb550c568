package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.FieldError;
import jakarta.ws.rs.core.Response.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem document (RFC 9457), thrown where the problem is noticed; the transaction is rolled
 * back.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ERRORS = 200;

  private final int status;
  private final String traceId;
  private final transient List<FieldError> errors;

  private Problem(int status, String detail, String traceId, Collection<FieldError> errors) {
    super(detail, null, false, false);
    this.status = status;
    this.traceId = traceId;
    this.errors = errors.stream().distinct().limit(MOST_ERRORS).toList();
  }

  /** An HTTP status and a message that is safe to show. */
  static Problem of(int status, String detail) {
    return new Problem(status, detail, null, List.of());
  }

  /** Invalid input, with every error at once. */
  static Problem invalid(Collection<FieldError> errors) {
    return new Problem(400, "The request has errors; nothing was changed.", null, errors);
  }

  /** The same answer for what does not exist and for what the caller must not know of. */
  public static Problem notFound() {
    return of(404, "This resource does not exist.");
  }

  /** Values that must be unique and belong to another resource. */
  static Problem taken(Collection<String> fields) {
    List<FieldError> errors = fields.stream().map(f -> new FieldError(f, "is taken")).toList();
    return new Problem(409, "Another resource already has this value.", null, errors);
  }

  /** The resource changed since the caller read it. */
  static Problem stale() {
    return of(412, "The resource changed since you read it. Read it again.");
  }

  /** A failure that nobody foresaw, of which the log has the details under the trace ID. */
  static Problem unexpected(String traceId) {
    return new Problem(
        500, "Unexpected error. The server's log has the details.", traceId, List.of());
  }

  int status() {
    return status;
  }

  List<FieldError> errors() {
    return errors;
  }

  /** The members of the {@code application/problem+json} document. */
  Map<String, Object> document() {
    Map<String, Object> members = new LinkedHashMap<>();
    Status known = Status.fromStatusCode(status);
    members.put("type", "about:blank");
    members.put("title", known == null ? "HTTP " + status : known.getReasonPhrase());
    members.put("status", status);
    members.put("detail", getMessage());
    if (traceId != null) {
      members.put("trace_id", traceId);
    }
    if (!errors.isEmpty()) {
      members.put("errors", errors.stream().map(Problem::member).toList());
    }
    return members;
  }

  private static Map<String, Object> member(FieldError error) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("field", error.field());
    member.put("message", error.message());
    return member;
  }
}
