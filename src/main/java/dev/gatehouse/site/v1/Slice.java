package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** Which part of a list is asked for. */
record Slice(int limit, int skip) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;

  /** Reads the parameters of a query or a form. */
  static Slice of(HttpServletRequest request) {
    return of(request.getParameter("limit"), request.getParameter("skip"));
  }

  /**
   * Reads the parameters {@code limit} and {@code skip}, each of which may be absent.
   *
   * @throws WebApplicationException 400 that names every parameter that is wrong
   */
  static Slice of(String limit, String skip) {
    ObjectNode members = Answer.object();
    if (limit != null && !(limit.matches("\\d{1,3}") && inRange(Integer.parseInt(limit)))) {
      complain(members, "limit", "must be a number from 1 to " + MOST);
    }
    if (skip != null && !skip.matches("\\d{1,9}")) {
      complain(members, "skip", "must be a number, 0 or more");
    }
    if (!members.isEmpty()) {
      throw new WebApplicationException(Answer.problem(400, "Bad Request", members));
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

  private static void complain(ObjectNode members, String field, String message) {
    members.withArray("errors").addObject().put("field", field).put("message", message);
  }
}
