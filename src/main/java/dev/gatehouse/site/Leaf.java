package dev.gatehouse.site;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of a list that is too long for one.
 *
 * @param page from 1
 * @param path where the first page is
 */
public record Leaf<T>(List<T> items, int page, int pages, String path) {
  /** How much of a list a page shows. */
  static final int MOST = 100;

  private static final Pattern PAGE = Pattern.compile("[1-9]\\d{0,5}");

  /**
   * @param wanted which page, as it was asked for; beyond the last counts as the last
   */
  static <T> Leaf<T> of(List<T> all, String wanted, String path) {
    int pages = Math.max(1, (all.size() + MOST - 1) / MOST);
    int page = Math.min(number(wanted), pages);
    int from = (page - 1) * MOST;
    return new Leaf<>(all.subList(from, Math.min(from + MOST, all.size())), page, pages, path);
  }

  /** The page that a request names; the first one for what is no page. */
  static int number(String wanted) {
    return wanted != null && PAGE.matcher(wanted).matches() ? Integer.parseInt(wanted) : 1;
  }

  public int getPage() {
    return page;
  }

  public int getPages() {
    return pages;
  }

  /** Where the page before this one is; {@code null} for the first. */
  public String getPrevious() {
    return page == 1 ? null : page == 2 ? path : path + "?page=" + (page - 1);
  }

  /** Where the next page is; {@code null} for the last. */
  public String getNext() {
    return page == pages ? null : path + "?page=" + (page + 1);
  }
}
