package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Locale;

/** Text that is sought anywhere in a column, whatever the case of its letters. */
public record TextFilter(String text) {

  /**
   * Whether the column holds the text. Without an {@code escape} clause, for which EclipseLink
   * 4.0.9 writes every value of the query into the statement, booleans not as H2 takes them: a
   * backslash escapes by itself on H2 and PostgreSQL alike.
   */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    return criteria.like(criteria.lower(column), pattern());
  }

  private String pattern() {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return "%" + lower.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
