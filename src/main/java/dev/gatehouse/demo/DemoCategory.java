package dev.gatehouse.demo;

import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.handbook.HandbookArticle;
import java.util.List;

/** A category of a help center of the demo, with the names of its articles' files. */
record DemoCategory(String title, String description, List<String> articles) {
  static DemoCategory of(String title, String description, String... articles) {
    return new DemoCategory(title, description, List.of(articles));
  }

  static DemoCategory of(Handbook.Chapter chapter) {
    return new DemoCategory(
        chapter.title(),
        chapter.description(),
        chapter.articles().stream().map(HandbookArticle::name).toList());
  }
}
