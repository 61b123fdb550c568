package dev.gatehouse.adminapi.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers with JSON that was written here, so that no server's own writer has a say in it. */
public final class Responses {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PROBLEM = "application/problem+json";

  private Responses() {}

  public static Response ok(Object body) {
    return json(200, MediaType.APPLICATION_JSON, body).build();
  }

  /** One resource and the entity tag that a later change can be tied to. */
  public static Response ok(Representation resource, long version) {
    return json(200, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.ETAG, tag(version))
        .build();
  }

  public static Response created(String location, Representation resource, long version) {
    return json(201, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, tag(version))
        .build();
  }

  /** A new resource that never changes and so has no version. */
  public static Response created(String location, Representation resource) {
    return json(201, MediaType.APPLICATION_JSON, resource.members())
        .header(HttpHeaders.LOCATION, location)
        .build();
  }

  /** Something new that has no address of its own: it is not kept in a form that can be shown. */
  public static Response created(Representation made) {
    return json(201, MediaType.APPLICATION_JSON, made.members()).build();
  }

  public static Response deleted() {
    return Response.noContent().build();
  }

  static ResponseBuilder problem(Problem problem) {
    return json(problem.status(), PROBLEM, problem.document());
  }

  /** A strong entity tag (RFC 9110 section 8.8.3). */
  static String tag(long version) {
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
