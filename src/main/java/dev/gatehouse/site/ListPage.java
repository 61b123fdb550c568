package dev.gatehouse.site;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One page of a list that is too long for a single page.
 *
 * @param size how many items a full page has
 * @param number of the page, from 1
 * @param pages how many pages there are, at least 1
 * @param address of the first page
 */
public record ListPage<T>(List<T> items, int size, int number, int pages, String address) {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

  /**
   * @param wanted which page the request names; a page past the last counts as the last
   */
  static <T> ListPage<T> of(List<T> all, int size, String wanted, String address) {
    int pages = pages(all.size(), size);
    int number = Math.min(number(wanted), pages);
    int from = (number - 1) * size;
    List<T> items = all.subList(from, Math.min(from + size, all.size()));
    return new ListPage<>(items, size, number, pages, address);
  }

  /** How many pages a list takes, at least 1. */
  static int pages(long items, int size) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (items + size - 1) / size));
  }

  /** The page that a request names; the first page for a value that is no page number. */
  static int number(String wanted) {
    return wanted != null && NUMBER.matcher(wanted).matches() ? Integer.parseInt(wanted) : 1;
  }

  /** The position of the page's first item in the list, from 1. */
  public long first() {
    return (long) (number - 1) * size + 1;
  }

  /** The address of the page. */
  public String current() {
    return address(number);
  }

  /** The address of the page before; {@code null} on the first page. */
  public String previous() {
    return number == 1 ? null : address(number - 1);
  }

  /** The address of the next page; {@code null} on the last page. */
  public String next() {
    return number >= pages ? null : address(number + 1);
  }

  private String address(int other) {
    return other == 1 ? address : address + (address.contains("?") ? "&" : "?") + "page=" + other;
  }
}
