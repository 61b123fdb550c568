package dev.gatehouse.administration.change;

import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.List;
import java.util.Map;

/**
 * A request's JSON object, read by {@link StrictJson#collect}, with its problems as errors of
 * fields.
 *
 * @param errors errors of form, such as duplicate members
 */
public record JsonBody(Map<String, Object> members, List<FieldError> errors) {

  /**
   * @throws Invalid when the bytes are not one JSON object in UTF-8
   */
  public static JsonBody read(byte[] body) {
    try {
      StrictJson.Document document = StrictJson.collect(body);
      List<FieldError> errors =
          document.problems().stream()
              .map(problem -> new FieldError(problem.path(), problem.message()))
              .toList();
      return new JsonBody(document.members(), errors);
    } catch (MalformedJson e) {
      throw new Invalid(List.of(new FieldError("", message(e))));
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
}
