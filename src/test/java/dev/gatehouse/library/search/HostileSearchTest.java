package dev.gatehouse.library.search;

import dev.gatehouse.Megabytes;
import org.junit.jupiter.api.Test;

/** Monotonous texts as queries, and as the articles that queries find. */
class HostileSearchTest {
  @Test
  void searchesAMillionCharactersOfAnythingSoon() {
    for (String text : Megabytes.each()) {
      String word = text.substring(0, Math.min(text.length(), 20)) + " and";

      Megabytes.answersSoon(
          text,
          () -> {
            SearchQuery.of(text);
            Excerpt.of(text + " and so on", "", SearchQuery.of(word));
          });
    }
  }
}
