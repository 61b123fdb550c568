package dev.gatehouse.library.search;

import dev.gatehouse.Repetitions;
import dev.gatehouse.library.markdown.Markdown.Section;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Monotonous texts as queries, and as the articles that queries find. */
class HostileSearchTest {
  @Test
  void searchesLongTextOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      String word = text.substring(0, Math.min(text.length(), 20)) + " and";

      Repetitions.answersSoon(
          text,
          () -> {
            SearchQuery.of(text);
            Excerpt.of(
                new IndexedArticle(1, text + " and so on", List.of(new Section(0, "a"))),
                "",
                SearchQuery.of(word),
                Set.of());
          });
    }
  }
}
