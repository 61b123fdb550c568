package dev.gatehouse.adminapi.call;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One page of a list, and where the next begins. */
public final class Listing {
  private Listing() {}

  /** Reads things in the order of their numbers, so many behind one of them. */
  @FunctionalInterface
  public interface Reading<T> {
    List<T> read(long after, int limit);
  }

  /** A list without filters, numbered. */
  public static <T> Response numbered(
      Query query, Reading<T> things, Function<T, Object> id, Function<T, Representation> show) {
    int limit = query.limit();
    Long after = query.afterNumber();
    query.complete();
    return of(things.read(after == null ? 0 : after, limit + 1), limit, id, show);
  }

  /**
   * @param found one more than the limit, when there are that many: it tells that the list goes on
   */
  public static <T> Response of(
      List<T> found, int limit, Function<T, Object> id, Function<T, Representation> show) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("items", page.stream().map(show).map(Representation::members).toList());
    if (found.size() > limit) {
      members.put("next", Cursor.behind(id.apply(page.get(limit - 1))));
    }
    return Responses.ok(members);
  }
}
