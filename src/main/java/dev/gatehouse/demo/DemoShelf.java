package dev.gatehouse.demo;

import java.util.List;

/** A category of a help center of the demo, with the names of its articles' files. */
record DemoShelf(String title, String description, List<String> articles) {
  static DemoShelf of(String title, String description, String... articles) {
    return new DemoShelf(title, description, List.of(articles));
  }
}
