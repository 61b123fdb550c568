package dev.gatehouse.administration.sitefile;

import java.util.HashMap;
import java.util.Map;

/** Gives each thing of a section a name of its own, in their order: {@code faq}, {@code faq~2}. */
final class References {
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * @param match by what things of two sites are recognized as the same
   */
  String next(String match) {
    int count = counts.merge(match, 1, Integer::sum);
    return count == 1 ? match : match + "~" + count;
  }
}
