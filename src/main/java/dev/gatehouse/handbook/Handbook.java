package dev.gatehouse.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The handbook's chapters and articles, as the README.md in its folder lists them. */
public final class Handbook {
  private static final Pattern ENTRY = Pattern.compile("- \\[.+]\\((.+)\\.md\\)");
  private static final String HEADING = "## ";
  private static final List<Chapter> CHAPTERS = chaptersOf(read("README.md"));

  private Handbook() {}

  /** A group of articles under a title. */
  public record Chapter(String title, String description, List<HandbookArticle> articles) {}

  /** In the order of reading. */
  public static List<Chapter> chapters() {
    return CHAPTERS;
  }

  /**
   * @param name of the article's file, without the ending
   */
  public static Optional<HandbookArticle> find(String name) {
    return CHAPTERS.stream()
        .flatMap(chapter -> chapter.articles().stream())
        .filter(article -> article.name().equals(name))
        .findFirst();
  }

  private static List<Chapter> chaptersOf(String contents) {
    List<Chapter> chapters = new ArrayList<>();
    for (String part : contents.split("(?m)^" + HEADING)) {
      String[] paragraphs = part.split("\n\n", 3);
      Matcher entry = ENTRY.matcher(paragraphs[2]);
      if (entry.find()) {
        List<HandbookArticle> articles =
            entry.reset().results().map(found -> article(found.group(1))).toList();
        chapters.add(new Chapter(paragraphs[0], paragraphs[1], articles));
      }
    }
    return List.copyOf(chapters);
  }

  private static HandbookArticle article(String name) {
    return HandbookArticle.parse(name, read(name + ".md"));
  }

  private static String read(String file) {
    try (InputStream in = Handbook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the handbook lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the handbook's " + file + " cannot be read", e);
    }
  }
}
