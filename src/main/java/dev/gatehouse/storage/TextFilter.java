package dev.gatehouse.storage;

import dev.gatehouse.text.FoldedText;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;

/** A text that a column contains anywhere, ignoring case and accents. */
public record TextFilter(String text) {

  /**
   * The condition that the column contains the text. It has no {@code escape} clause, since
   * EclipseLink 4.0.9 then writes every value of the query into the statement, and booleans in a
   * form that H2 rejects. H2 and PostgreSQL both escape by a backslash by default.
   *
   * <p>Accents are taken off values that have other characters than ASCII, which take more bytes:
   * it costs PostgreSQL a microsecond for each of their letters.
   */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    Expression<Integer> bytes = criteria.function("octet_length", Integer.class, column);
    return criteria.or(
        criteria.like(criteria.lower(column), pattern()),
        criteria.and(
            criteria.gt(bytes, criteria.length(column)),
            criteria.like(criteria.lower(plain(criteria, column)), pattern())));
  }

  /** The column's values without accents, to search them or to sort by them. */
  public static Expression<String> plain(CriteriaBuilder criteria, Expression<String> column) {
    return criteria.function(
        "translate",
        String.class,
        criteria.function(
            "replace",
            String.class,
            column,
            criteria.literal(FoldedText.SHARP_S),
            criteria.literal(FoldedText.DOUBLE_S)),
        criteria.literal(FoldedText.ACCENTED),
        criteria.literal(FoldedText.PLAIN));
  }

  /** What a {@code like} compares with, whose column is folded as the text is. */
  public String pattern() {
    return "%" + FoldedText.of(text.strip()).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
