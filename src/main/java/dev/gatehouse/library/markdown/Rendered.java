package dev.gatehouse.library.markdown;

import java.util.List;

/**
 * An article's text, rendered; the same for every reader.
 *
 * @param html safe to show as it is
 * @param headings of the second and third level that are not empty, in their order
 */
public record Rendered(String html, List<Heading> headings) {
  /** The text as a reader sees it, without markup: a line for each block. */
  public String text() {
    return SafeHtml.textOf(html);
  }

  /** How much memory the rendered text takes, in characters. */
  public int size() {
    return html.length()
        + headings.stream().mapToInt(heading -> heading.text().length() + 50).sum();
  }

  /**
   * A heading of an article, of the second or third level.
   *
   * @param anchor id of its element; letters, digits, hyphens and underscores
   * @param text without markup
   */
  public record Heading(int level, String anchor, String text) {}
}
