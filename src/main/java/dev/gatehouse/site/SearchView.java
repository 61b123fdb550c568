package dev.gatehouse.site;

import java.util.List;

/**
 * A page of what was found.
 *
 * @param asked what was sought, and which page of the answer this is
 */
public record SearchView(Asked asked, long total, List<Found> results) {
  static final int PAGE = 20;

  static SearchView nothing(Asked asked) {
    return new SearchView(asked, 0, List.of());
  }

  static int pages(long total) {
    return (int) Math.min(Integer.MAX_VALUE, (total + PAGE - 1) / PAGE);
  }

  public String getText() {
    return asked.text();
  }

  public long getTotal() {
    return total;
  }

  public List<Found> getResults() {
    return results;
  }

  public int getPage() {
    return asked.page();
  }

  public int getPages() {
    return pages(total);
  }

  /** Where the page before this one is; {@code null} for the first. */
  public String getPrevious() {
    return asked.page() == 1 ? null : asked.address(asked.page() - 1);
  }

  /** Where the next page is; {@code null} for the last. */
  public String getNext() {
    return asked.page() >= getPages() ? null : asked.address(asked.page() + 1);
  }
}
