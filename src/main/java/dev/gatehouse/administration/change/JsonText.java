package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object that somebody typed as text, by the rules for bodies of the admin API. */
public final class JsonText {
  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private JsonText() {}

  /** The object of a member; empty, with an objection to the member, where it is none. */
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

  /** An object as text to read and change. */
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
