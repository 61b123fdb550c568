package dev.gatehouse;

import dev.gatehouse.library.markdown.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README or an article of the handbook, as tests read it. */
public record Document(Path path) {
  private static final Path HANDBOOK = Path.of("src/main/resources/dev/gatehouse/handbook");
  private static final Pattern BLOCK =
      Pattern.compile("^( *)```(\\w+)\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("<h[1-6] id=\"([^\"]+)\"");

  public static Document readme() {
    return new Document(Path.of("README.md"));
  }

  /**
   * @param name of an article's file, without the ending
   */
  public static Document handbook(String name) {
    return new Document(HANDBOOK.resolve(name + ".md"));
  }

  /** The README, the handbook's contents and its articles. */
  public static List<Document> all() {
    try (Stream<Path> files = Files.list(HANDBOOK)) {
      return Stream.concat(Stream.of(readme()), files.sorted().map(Document::new)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without the ending. */
  public String name() {
    return path.getFileName().toString().replace(".md", "");
  }

  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of every block in a language, without the indentation of the list it is in. */
  public List<String> blocks(String language) {
    return BLOCK
        .matcher(text())
        .results()
        .filter(block -> block.group(2).equals(language))
        .map((MatchResult block) -> block.group(3).replaceAll("(?m)^" + block.group(1), ""))
        .toList();
  }

  /** The first block in a language. */
  public String block(String language) {
    return blocks(language).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + language + " in " + path));
  }

  /** The text without its blocks of code. */
  public String prose() {
    return BLOCK.matcher(text()).replaceAll("");
  }

  /** Addresses of links and pictures, outside of code. */
  public List<String> links() {
    return LINK.matcher(prose()).results().map((MatchResult link) -> link.group(1)).toList();
  }

  /** The anchors of its headings, as the product makes them. */
  public Set<String> anchors() {
    return ANCHOR
        .matcher(Markdown.toSafeHtml(text()))
        .results()
        .map((MatchResult heading) -> heading.group(1))
        .collect(Collectors.toSet());
  }
}
