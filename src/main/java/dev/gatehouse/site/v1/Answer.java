package dev.gatehouse.site.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers as bytes that were written here, so that every server gives the same. */
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An answer with one member that holds the thing asked for. */
  static Response one(String name, ObjectNode thing) {
    return of(200, "application/json", object().set(name, thing));
  }

  /** An answer with one member that holds a list. */
  static Response many(String name, List<ObjectNode> things) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(things);
    return of(200, "application/json", object().set(name, list));
  }

  /** An RFC 9457 problem. */
  static Response problem(int status, String title) {
    return problem(status, title, object());
  }

  /** An RFC 9457 problem with further members. */
  static Response problem(int status, String title, ObjectNode members) {
    ObjectNode problem =
        object()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .setAll(members);
    return of(status, "application/problem+json", problem);
  }

  static Response notFound() {
    return problem(404, "Not Found");
  }

  private static Response of(int status, String type, ObjectNode content) {
    return Response.status(status)
        .type(type)
        .header("Cache-Control", "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .entity(bytes(content))
        .build();
  }

  private static byte[] bytes(ObjectNode content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
