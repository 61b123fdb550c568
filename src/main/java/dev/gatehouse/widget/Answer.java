package dev.gatehouse.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;

/** Answers as bytes that were written here, so that every server gives the same. */
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static Response of(ObjectNode content) {
    return of(200, content);
  }

  /** Says what is wrong in the words of the sign-in's refusals: the script reads all of them. */
  static Response refusal(int status, String reason, String message) {
    return of(status, object().put("reason", reason).put("message", message));
  }

  /** Of a thing that is not there as well as of one that is out of reach. */
  static Response notFound() {
    return refusal(404, "not_found", "There is no such article here for this reader.");
  }

  private static Response of(int status, ObjectNode content) {
    return Response.status(status)
        .type("application/json")
        .header("Cache-Control", "private, no-store")
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
