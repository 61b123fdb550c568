package dev.gatehouse.storage;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Locale;

/** Text that is sought anywhere in a column, whatever the case of its letters. */
public record TextSought(String text) {
  private static final char ESCAPE = '!';

  /** Whether the column holds the text. */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    return criteria.like(criteria.lower(column), pattern(), ESCAPE);
  }

  /** For {@code like}, with what {@code like} itself gives a meaning taken as it is. */
  String pattern() {
    return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
