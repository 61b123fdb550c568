package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.Map;
import java.util.function.Function;

/** Header and payload as an operator who pasted a token sees them: decoded, but not verified. */
final class Decoded {

  private Decoded() {}

  static Map<String, Object> header(String token) {
    return segment(token, CompactJws::header);
  }

  static Map<String, Object> payload(String token) {
    return segment(token, CompactJws::payload);
  }

  private static Map<String, Object> segment(String token, Function<CompactJws, byte[]> segment) {
    try {
      return StrictJson.parse(segment.apply(CompactJws.parse(token)));
    } catch (Rejected | MalformedJson e) {
      // There is nothing to show; the checks tell the operator what is wrong with it.
      return Map.of();
    }
  }
}
