package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.Snapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Responses with JSON that is written here, so that it does not depend on a server's writer. */
public final class Responses {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PROBLEM = "application/problem+json";

  private Responses() {}

  public static Response ok(Object body) {
    return json(200, MediaType.APPLICATION_JSON, body).build();
  }

  /** A resource with its entity tag, for {@code If-Match} of a later change. */
  public static Response ok(Snapshot resource, long version) {
    return json(200, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.ETAG, tag(version))
        .build();
  }

  /** A resource whose entity tag is a text; {@code null} for none. */
  public static Response tagged(Snapshot resource, String tag) {
    ResponseBuilder answer = json(200, MediaType.APPLICATION_JSON, resource.members());
    return tag == null ? answer.build() : answer.header(HttpHeaders.ETAG, tag(tag)).build();
  }

  public static Response created(String location, Snapshot resource, long version) {
    return json(201, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, tag(version))
        .build();
  }

  /** A new resource without a version, since it never changes. */
  public static Response created(String location, Snapshot resource) {
    return json(201, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.LOCATION, location)
        .build();
  }

  /** A new resource without an address: it is not stored in a form that can be shown. */
  public static Response created(Snapshot made) {
    return json(201, MediaType.APPLICATION_JSON, made.members()).build();
  }

  public static Response deleted() {
    return Response.noContent().build();
  }

  static ResponseBuilder problem(Problem problem) {
    return json(problem.status(), PROBLEM, problem.document());
  }

  /** A strong entity tag (RFC 9110 section 8.8.3). */
  static String tag(Object version) {
    return "\"" + version + "\"";
  }

  private static ResponseBuilder json(int status, String type, Object body) {
    return Response.status(status).type(type).entity(bytes(body));
  }

  static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }
}
