package dev.gatehouse.administration.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.token.json.JsonDocument;
import dev.gatehouse.token.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object that a program sends as a body or an operator types as text. */
public final class JsonBody {
  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private JsonBody() {}

  /**
   * The members of a request's body, read by {@link JsonDocument}; errors of form, such as
   * duplicate members, become objections. Bytes that are not one JSON object in UTF-8 have none.
   */
  static Map<String, Object> read(byte[] body, Objections objections) {
    try {
      JsonDocument document = JsonDocument.read(body);
      for (JsonDocument.Problem problem : document.problems()) {
        if (problem.repeated()) {
          objections.object(problem.path(), problem.message());
        } else {
          objections.breach(problem.path(), problem.message());
        }
      }
      return document.members();
    } catch (MalformedJson e) {
      objections.unreadable(message(e));
      return Map.of();
    }
  }

  private static String message(MalformedJson e) {
    return switch (e.fault()) {
      case NO_OBJECT -> "must be one JSON object";
      case TRAILING -> "has something after the JSON object";
      case LIMIT -> "is nested too deeply, or holds a name or a number that is too long";
      case ENCODING -> "is not valid UTF-8";
      case SYNTAX, DUPLICATE, SURROGATE ->
          e.place().isEmpty() ? "is not valid JSON" : "is not valid JSON at " + e.place();
    };
  }

  /** The object in a text; if it is not one, it is empty and the member has an objection. */
  public static Map<String, Object> typed(String member, String text, Objections objections) {
    Objections within = new Objections();
    Map<String, Object> members = read(text.getBytes(StandardCharsets.UTF_8), within);
    for (FieldError error : within.errors()) {
      String place = error.field().isEmpty() ? "" : error.field() + " ";
      if (within.isBreach(error)) {
        objections.breach(member, place + error.message());
      } else {
        objections.object(member, place + error.message());
      }
    }
    return members;
  }

  /** An object as formatted text. */
  public static String pretty(Map<String, Object> object) {
    try {
      return WRITER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object cannot be written as JSON", e);
    }
  }
}
