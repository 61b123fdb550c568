package dev.gatehouse.widget;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** Which part of a list is asked for. */
record Slice(int limit, int skip) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST = 100;

  /**
   * Reads the parameters {@code limit} and {@code skip}, each of which may be absent.
   *
   * @throws WebApplicationException 400 that says what is wrong
   */
  static Slice of(String limit, String skip) {
    if (limit != null && !(limit.matches("\\d{1,3}") && inRange(Integer.parseInt(limit)))) {
      throw wrong("limit must be a number from 1 to " + MOST + ".");
    }
    if (skip != null && !skip.matches("\\d{1,9}")) {
      throw wrong("skip must be a number, 0 or more.");
    }
    return new Slice(
        limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit),
        skip == null ? 0 : Integer.parseInt(skip));
  }

  <T> List<T> of(List<T> all) {
    int from = Math.min(skip, all.size());
    return all.subList(from, Math.min(from + limit, all.size()));
  }

  private static boolean inRange(int limit) {
    return limit >= 1 && limit <= MOST;
  }

  private static WebApplicationException wrong(String message) {
    return new WebApplicationException(Answer.refusal(400, "bad_request", message));
  }
}
