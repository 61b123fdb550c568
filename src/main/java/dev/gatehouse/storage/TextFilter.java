package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Locale;

/** A text that a column contains anywhere, ignoring case. */
public record TextFilter(String text) {

  /**
   * The condition that the column contains the text. It has no {@code escape} clause, since
   * EclipseLink 4.0.9 then writes every value of the query into the statement, and booleans in a
   * form that H2 rejects. H2 and PostgreSQL both escape by a backslash by default.
   */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    return criteria.like(criteria.lower(column), pattern());
  }

  private String pattern() {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return "%" + lower.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
