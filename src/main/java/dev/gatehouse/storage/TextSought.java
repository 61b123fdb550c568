package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Locale;

/** Text that is sought anywhere in a column, whatever the case of its letters. */
public record TextSought(String text) {

  /**
   * Whether the column holds the text. Not by {@code like}: with an {@code escape} in it
   * EclipseLink 4.0.9 binds no parameter of the whole query, and writes booleans as H2 does not
   * take them.
   */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return criteria.greaterThan(criteria.locate(criteria.lower(column), lower), 0);
  }
}
