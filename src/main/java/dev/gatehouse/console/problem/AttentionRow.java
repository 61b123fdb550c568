package dev.gatehouse.console.problem;

import java.util.List;

/**
 * What needs attention: a problem, or a warning.
 *
 * @param weight how bad it is, to sort by
 * @param kind of the problem or warning, such as {@code keyless}; also its style
 * @param tone {@code problem}, {@code warn} or none
 * @param title where it is
 * @param code the reason of refusals, or {@code null}
 * @param text what is wrong, in a sentence
 * @param facts how many, since when; or {@code null}
 * @param change what was changed before, or {@code null}
 * @param spark how often lately, or {@code null}
 */
public record AttentionRow(
    long weight,
    String kind,
    String tone,
    String icon,
    String title,
    String code,
    String text,
    String facts,
    String change,
    Spark spark,
    List<Way> ways) {

  /** A link that leads on. */
  public record Way(String label, String href) {}
}
