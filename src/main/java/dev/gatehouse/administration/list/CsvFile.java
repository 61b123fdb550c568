package dev.gatehouse.administration.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Snapshot;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list as a CSV file, whose columns are called what the admin API calls the members. Texts of a
 * list are joined by semicolons, as an import of users reads them; objects are JSON.
 */
public final class CsvFile<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> columns;
  private final Function<List<T>, List<Snapshot>> show;

  private CsvFile(List<String> columns, Function<List<T>, List<Snapshot>> show) {
    this.columns = columns;
    this.show = show;
  }

  /**
   * @param columns the members to write, of those that a row has
   */
  public static <T> CsvFile<T> of(List<String> columns, Function<T, Snapshot> show) {
    return inPieces(columns, rows -> rows.stream().map(show).toList());
  }

  /** The same where it takes a query to show rows, which is made once for each piece. */
  public static <T> CsvFile<T> inPieces(
      List<String> columns, Function<List<T>, List<Snapshot>> show) {
    return new CsvFile<>(List.copyOf(columns), show);
  }

  /** The id, the members of a settings class but for some, and others. */
  public static List<String> columns(
      Class<?> settings, Collection<String> without, String... others) {
    List<String> columns = new ArrayList<>(List.of("id"));
    Member.of(settings).stream()
        .map(Member::name)
        .filter(name -> !without.contains(name))
        .forEach(columns::add);
    columns.addAll(Arrays.asList(others));
    return columns;
  }

  /**
   * Writes the header and rows.
   *
   * @param limit how many rows at most
   */
  public void write(Iterable<List<T>> pieces, int limit, Writer out) throws IOException {
    out.write(Csv.row(columns));
    int left = limit;
    for (List<T> piece : pieces) {
      List<T> rows = piece.subList(0, Math.min(left, piece.size()));
      for (Snapshot row : show.apply(rows)) {
        out.write(line(row.members()));
      }
      left -= rows.size();
      if (left == 0) {
        break;
      }
    }
    out.flush();
  }

  private String line(Map<String, Object> members) {
    return Csv.row(columns.stream().map(column -> cell(members.get(column))).toList());
  }

  private static Object cell(Object value) {
    if (value instanceof Collection<?> list
        && list.stream().allMatch(one -> one instanceof String)) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
    if (value instanceof Collection || value instanceof Map) {
      try {
        return JSON.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a member cannot be written as JSON", e);
      }
    }
    return value instanceof Number || value == null ? value : value.toString();
  }
}
