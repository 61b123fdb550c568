package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a list that is shown newest first goes on, told by an id instead of a number of rows: the
 * hundred-thousandth row is found as fast as the first, and what is new shifts nothing.
 *
 * @param older the list goes on with what is older than this id; {@code null} for no limit
 * @param newer the list ends with what is newer than this id; {@code null} for no limit
 */
public record PageRequest(Long older, Long newer) {
  /** The newest. */
  public static final PageRequest FIRST = new PageRequest(null, null);

  /** What the rows of this page have in common. */
  public Predicate holds(CriteriaBuilder criteria, Path<Long> id) {
    if (older != null) {
      return criteria.lessThan(id, older);
    }
    return newer == null ? criteria.conjunction() : criteria.greaterThan(id, newer);
  }

  /** Reads the rows next to the place first, so that a limit cuts off the far ones. */
  public void order(CriteriaBuilder criteria, CriteriaQuery<?> query, Path<Long> id) {
    query.orderBy(isBackwards() ? criteria.asc(id) : criteria.desc(id));
  }

  /** The rows as they were read, in the order in which they are shown. */
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
   * Cuts the row that was read beyond a page and tells what lies on either side of it.
   *
   * @param shown what was read, newest first, at most one more than the page holds
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
   * A part of a list.
   *
   * @param hasNewer whether there is something before it
   * @param hasOlder whether there is something behind it
   */
  public record Page<T>(List<T> rows, boolean hasNewer, boolean hasOlder) {}
}
