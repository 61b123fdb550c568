package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.administration.list.Pieces;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One page of a list, with the cursor of the next. */
public final class Listing {
  private Listing() {}

  /** Reads resources by ascending id, up to a limit, after an id. */
  @FunctionalInterface
  public interface Reading<T> {
    List<T> read(long after, int limit);
  }

  /** A page of a list without filters whose ids are numbers. */
  public static <T> Response numbered(
      Query query, Reading<T> things, Function<T, Object> id, Function<T, Snapshot> show) {
    int limit = query.limit();
    Long after = query.afterNumber();
    query.complete();
    return of(things.read(after == null ? 0 : after, limit + 1), limit, id, show);
  }

  /** The same, or all of it as a file for a caller that prefers one. */
  public static <T> Response numbered(
      Call call,
      String name,
      CsvFile<T> file,
      Reading<T> things,
      Function<T, Long> id,
      Function<T, Snapshot> show) {
    Query query = call.query();
    if (!call.prefersCsv()) {
      return numbered(query, things, id::apply, show);
    }
    int limit = limit(call, query);
    Long after = query.afterNumber();
    query.complete();
    Iterable<List<T>> pieces = Pieces.behind(after == null ? 0 : after, things::read, id);
    return Spreadsheet.named(name, out -> file.write(pieces, limit, out));
  }

  /** How many rows the caller wants: of a file all, unless they give a limit. */
  public static int limit(Call call, Query query) {
    return call.prefersCsv() ? query.limit(Integer.MAX_VALUE) : query.limit();
  }

  /**
   * @param found up to one more than the limit, which tells whether there is a next page
   */
  public static <T> Response of(
      List<T> found, int limit, Function<T, Object> id, Function<T, Snapshot> show) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("items", page.stream().map(show).map(Snapshot::members).toList());
    if (found.size() > limit) {
      members.put("next", Cursor.behind(id.apply(page.get(limit - 1))));
    }
    return Responses.ok(members);
  }
}
