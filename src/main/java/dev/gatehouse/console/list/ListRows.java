package dev.gatehouse.console.list;

import dev.gatehouse.text.FoldedText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a list that is in memory, searched and sorted as its address asks. */
public final class ListRows {
  private ListRows() {}

  /**
   * Rows whose texts contain what is searched for, whatever case and accents.
   *
   * @param texts of a row
   * @param orders of the columns but for the default, in which the rows are already
   */
  public static <T> List<T> of(
      ListQuestion question,
      List<T> all,
      Function<T, Stream<String>> texts,
      Map<String, Comparator<T>> orders) {
    Comparator<T> order = orders.getOrDefault(question.column(), (one, other) -> 0);
    List<T> found =
        all.stream()
            .filter(row -> question.search() == null || mentions(question, texts.apply(row)))
            .sorted(order)
            .toList();
    return question.isDescending() ? reversed(found) : found;
  }

  private static boolean mentions(ListQuestion question, Stream<String> texts) {
    String sought = FoldedText.of(question.search());
    return texts.anyMatch(text -> text != null && FoldedText.of(text).contains(sought));
  }

  private static <T> List<T> reversed(List<T> rows) {
    return IntStream.iterate(rows.size() - 1, at -> at >= 0, at -> at - 1)
        .mapToObj(rows::get)
        .toList();
  }
}
