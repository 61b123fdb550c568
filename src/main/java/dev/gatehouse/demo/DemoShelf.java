package dev.gatehouse.demo;

import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.handbook.HandbookArticle;
import java.util.List;

/** A category of a help center of the demo, with the names of its articles' files. */
record DemoShelf(String title, String description, List<String> articles) {
  static DemoShelf of(String title, String description, String... articles) {
    return new DemoShelf(title, description, List.of(articles));
  }

  static DemoShelf of(Handbook.Chapter chapter) {
    return new DemoShelf(
        chapter.title(),
        chapter.description(),
        chapter.articles().stream().map(HandbookArticle::name).toList());
  }
}
