package dev.gatehouse.demo;

import dev.gatehouse.library.ArticleSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An article in a file: lines such as {@code title: …}, an empty line, then the text. */
final class ArticleFile {
  private ArticleFile() {}

  static ArticleSettings parse(String name, String file) {
    String[] parts = file.split("\n\n", 2);
    Map<String, String> head = new HashMap<>();
    parts[0]
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(member -> head.put(member[0], member[1]));
    ArticleSettings article = new ArticleSettings();
    article.setSlug(name);
    article.setTitle(head.get("title"));
    article.setDescription(head.get("description"));
    article.setTags(list(head.get("tags")));
    article.setGroups(new TreeSet<>(list(head.get("groups"))));
    article.setVisitors(Boolean.parseBoolean(head.get("visitors")));
    article.setSignedInOnly(Boolean.parseBoolean(head.get("private")));
    article.setBody(parts[1]);
    return article;
  }

  private static List<String> list(String text) {
    return text == null ? List.of() : Arrays.asList(text.split(", "));
  }
}
