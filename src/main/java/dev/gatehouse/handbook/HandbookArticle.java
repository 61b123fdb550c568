package dev.gatehouse.handbook;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article of the handbook. Its file begins with its tags in an HTML comment, which code hosts do
 * not show, its title as a heading of the first level, and its description as the first paragraph.
 *
 * @param name of the file, without the ending
 * @param text the rest of the file; links lead to files, as on a code host
 */
public record HandbookArticle(
    String name, String title, String description, List<String> tags, String text) {
  private static final Pattern FILE =
      Pattern.compile("<!-- tags: (.+) -->\n\n# (.+)\n\n((?:.+\n)+)\n((?s).+)");

  private static final Pattern ARTICLE = Pattern.compile("]\\(([a-z0-9-]+)\\.md");

  /** The product serves what is in the folder of the web application. */
  private static final Pattern PICTURE = Pattern.compile("]\\((?:\\.\\./)+webapp/");

  /** Such as the README of the source code, which the product does not have. */
  private static final Pattern OUTSIDE = Pattern.compile("\\[([^\\]]+)]\\(\\.\\./[^)]*\\)");

  static HandbookArticle parse(String name, String file) {
    Matcher parts = FILE.matcher(file);
    if (!parts.matches()) {
      throw new IllegalStateException("the handbook's " + name + " lacks its head");
    }
    return new HandbookArticle(
        name,
        parts.group(2),
        parts.group(3).replace('\n', ' ').strip(),
        List.of(parts.group(1).split(", ")),
        parts.group(4));
  }

  /**
   * The text with links that work in the product. A link to a file that only the source code has
   * keeps its words.
   *
   * @param address of an article by its name; what follows in a link, such as an anchor, is kept
   */
  public String linked(UnaryOperator<String> address) {
    String pictures = PICTURE.matcher(text).replaceAll("](/");
    String inside = OUTSIDE.matcher(pictures).replaceAll("$1");
    return ARTICLE
        .matcher(inside)
        .replaceAll(link -> Matcher.quoteReplacement("](" + address.apply(link.group(1))));
  }
}
