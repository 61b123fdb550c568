package dev.gatehouse.console.list;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One page of a list, with the addresses of the others, as the tags of lists show it. */
public final class ListView<T> {
  private final ListQuestion question;
  private final long total;
  private final int page;
  private final List<T> rows;

  private ListView(ListQuestion question, long total, int page, List<T> rows) {
    this.question = question;
    this.total = total;
    this.page = page;
    this.rows = rows;
  }

  /** Reads rows of a list in its order. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * @param first number of rows to leave out
     */
    List<T> read(int first, int size);
  }

  /**
   * A number of rows to choose.
   *
   * @param chosen whether the page has so many
   */
  public record Size(int rows, String href, boolean chosen) {}

  /**
   * Reads the requested page, or the last one if there are fewer.
   *
   * @param total number of rows of all pages
   */
  public static <T> ListView<T> of(ListQuestion question, long total, Reading<T> reading) {
    int page = (int) Math.max(1, Math.min(question.page(), pages(total, question.size())));
    List<T> rows =
        total == 0 ? List.of() : reading.read((page - 1) * question.size(), question.size());
    return new ListView<>(question.onPage(page), total, page, rows);
  }

  /** One page of a list that is in memory. */
  public static <T> ListView<T> of(ListQuestion question, List<T> all) {
    return of(
        question,
        all.size(),
        (first, size) -> all.subList(first, Math.min(first + size, all.size())));
  }

  private static long pages(long total, int size) {
    return (total + size - 1) / size;
  }

  public List<T> getRows() {
    return rows;
  }

  public long getTotal() {
    return total;
  }

  /** The number of this page, from 1. */
  public int getPage() {
    return page;
  }

  /** How many pages there are. */
  public long getPages() {
    return pages(total, question.size());
  }

  /** The number of the page's first row, from 1. */
  public long getFirst() {
    return rows.isEmpty() ? 0 : (long) (page - 1) * question.size() + 1;
  }

  /** The number of the page's last row. */
  public long getLast() {
    return rows.isEmpty() ? 0 : getFirst() + rows.size() - 1;
  }

  /** Whether there are so many rows that their number on a page can be chosen. */
  public boolean isLong() {
    return total > ListQuestion.SIZES.get(0);
  }

  public boolean isNarrowed() {
    return question.isNarrowed();
  }

  /** The path of the list's page, for the form that jumps to a page. */
  public String getPath() {
    return question.path();
  }

  /** The parameters that such a form keeps. */
  public Set<Map.Entry<String, String>> getKept() {
    return question.without(ListQuestion.PAGE).entrySet();
  }

  /** This page's own address. */
  public String getHref() {
    return question.href();
  }

  /** The address of the file with the rows of all pages. */
  public String getCsvHref() {
    return question.export();
  }

  /** The path of a list's file, from that of its page. */
  static String csv(String page) {
    return page.replaceFirst("\\.xhtml$", ".csv");
  }

  public String getClearedHref() {
    return question.cleared();
  }

  public String getFirstHref() {
    return page > 1 ? hrefOf(1) : null;
  }

  public String getPreviousHref() {
    return page > 1 ? hrefOf(page - 1) : null;
  }

  public String getNextHref() {
    return page < getPages() ? hrefOf(page + 1) : null;
  }

  public String getLastHref() {
    return page < getPages() ? hrefOf((int) getPages()) : null;
  }

  private String hrefOf(int number) {
    return question.onPage(number).href();
  }

  public List<Size> getSizes() {
    return ListQuestion.SIZES.stream()
        .map(size -> new Size(size, question.ofSize(size).href(), size == question.size()))
        .toList();
  }

  /** The address of the list sorted by a column. */
  public String sortHref(String column) {
    return question.sortedBy(column).href();
  }

  /** The value of a column head's {@code aria-sort}. */
  public String ariaSort(String column) {
    if (!column.equals(question.column())) {
      return "none";
    }
    return question.isDescending() ? "descending" : "ascending";
  }
}
