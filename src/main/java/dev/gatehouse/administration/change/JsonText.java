package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object typed as text, under the rules for bodies of the admin API. */
public final class JsonText {
  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private JsonText() {}

  /** The object in a member; if it is not one, it is empty and adds an objection. */
  public static Map<String, Object> object(String member, String text, Objections objections) {
    try {
      JsonBody read = JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
      read.errors().forEach(error -> object(member, error, objections));
      return read.members();
    } catch (Invalid invalid) {
      invalid.errors().forEach(error -> object(member, error, objections));
      return Map.of();
    }
  }

  /** An object as formatted text. */
  public static String pretty(Map<String, Object> object) {
    try {
      return WRITER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object cannot be written as JSON", e);
    }
  }

  private static void object(String member, FieldError error, Objections objections) {
    String place = error.field().isEmpty() ? "" : error.field() + " ";
    objections.object(member, place + error.message());
  }
}
