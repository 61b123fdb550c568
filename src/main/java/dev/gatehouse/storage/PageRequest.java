package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which page of a list, newest first, to read (keyset pagination). An id instead of a number of
 * rows marks the place: the hundred-thousandth row is found as fast as the first, and new rows
 * shift no page.
 *
 * @param older the page begins below this id; {@code null} if it does not
 * @param newer the page ends above this id; {@code null} if it does not
 */
public record PageRequest(Long older, Long newer) {
  /** The page of the newest rows. */
  public static final PageRequest FIRST = new PageRequest(null, null);

  /** The condition that all rows of this page meet. */
  public Predicate holds(CriteriaBuilder criteria, Path<Long> id) {
    if (older != null) {
      return criteria.lessThan(id, older);
    }
    return newer == null ? criteria.conjunction() : criteria.greaterThan(id, newer);
  }

  /** Orders the rows by their distance from the id, so that a limit cuts off the farthest. */
  public void order(CriteriaBuilder criteria, CriteriaQuery<?> query, Path<Long> id) {
    query.orderBy(isBackwards() ? criteria.asc(id) : criteria.desc(id));
  }

  /** The rows that were read, newest first. */
  public <T> List<T> newestFirst(List<T> read) {
    List<T> rows = new ArrayList<>(read);
    if (isBackwards()) {
      Collections.reverse(rows);
    }
    return rows;
  }

  private boolean isBackwards() {
    return older == null && newer != null;
  }

  /**
   * Cuts off the row that was read beyond the page, which tells whether there are more.
   *
   * @param shown the rows that were read, newest first, at most one more than the page holds
   */
  public <T> Page<T> page(List<T> shown, int size) {
    boolean more = shown.size() > size;
    int first = more && isBackwards() ? 1 : 0;
    List<T> rows = List.copyOf(shown.subList(first, first + Math.min(size, shown.size())));
    boolean hasNewer = isBackwards() ? more : older != null;
    boolean hasOlder = isBackwards() || more;
    return new Page<>(rows, hasNewer && !rows.isEmpty(), hasOlder && !rows.isEmpty());
  }

  /**
   * A page of a list.
   *
   * @param hasNewer whether there are rows before it
   * @param hasOlder whether there are rows after it
   */
  public record Page<T>(List<T> rows, boolean hasNewer, boolean hasOlder) {}
}
