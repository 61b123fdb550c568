package dev.gatehouse.storage;

import dev.gatehouse.text.FoldedText;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Arrays;
import java.util.List;

/** Words that a column contains anywhere, ignoring case and accents. */
public record TextFilter(String text) {
  /** Of more words, the last ones have to stand beside each other. */
  private static final int MOST_WORDS = 8;

  /** The condition that the column contains all the words, in any order. */
  public Predicate isIn(CriteriaBuilder criteria, Expression<String> column) {
    return criteria.and(
        patterns().stream()
            .map(pattern -> isIn(criteria, column, pattern))
            .toArray(Predicate[]::new));
  }

  /**
   * It has no {@code escape} clause, since EclipseLink 4.0.9 then writes every value of the query
   * into the statement, and booleans in a form that H2 rejects. H2 and PostgreSQL both escape by a
   * backslash by default.
   *
   * <p>Accents are taken off values that have other characters than ASCII, which take more bytes:
   * it costs PostgreSQL a microsecond for each of their letters.
   */
  private static Predicate isIn(
      CriteriaBuilder criteria, Expression<String> column, String pattern) {
    Expression<Integer> bytes = criteria.function("octet_length", Integer.class, column);
    return criteria.or(
        criteria.like(criteria.lower(column), pattern),
        criteria.and(
            criteria.gt(bytes, criteria.length(column)),
            criteria.like(criteria.lower(plain(criteria, column)), pattern)));
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

  /** What a {@code like} compares with for each word, whose column is folded as the text is. */
  public List<String> patterns() {
    return Arrays.stream(FoldedText.of(text.strip()).split("\\s+", MOST_WORDS))
        .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .toList();
  }
}
