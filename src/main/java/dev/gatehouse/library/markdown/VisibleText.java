package dev.gatehouse.library.markdown;

import dev.gatehouse.library.markdown.Markdown.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Extracts the text from HTML: one line for each block, with single spaces, and without the links
 * between a text and its footnotes.
 */
final class VisibleText implements HtmlStreamEventReceiver {
  /** Inline elements; the start or end of any other element ends the line. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "cite", "code", "del", "em", "i", "img", "input", "ins", "kbd", "label",
          "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var");

  /** Those of the table of contents. */
  private static final Set<String> HEADINGS = Set.of("h2", "h3");

  private static final Pattern FOOTNOTE = Pattern.compile("#fn(?:ref)?\\.\\d+");

  private final StringBuilder text = new StringBuilder();

  /** The separator before the next word, or 0. */
  private char gap;

  private boolean mark;

  /** The anchor of the heading whose text comes next, or {@code null}. */
  private String heading;

  private final List<Section> sections = new ArrayList<>();

  @Override
  public void openDocument() {
    text.setLength(0);
    gap = 0;
    mark = false;
    heading = null;
    sections.clear();
  }

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String element, List<String> attributes) {
    endLine(element);
    for (int i = 0; i < attributes.size(); i += 2) {
      String value = attributes.get(i + 1);
      if (attributes.get(i).equals("alt")) {
        text(" " + value + " ");
      }
      if (attributes.get(i).equals("id") && HEADINGS.contains(element)) {
        heading = value;
      }
      mark |= attributes.get(i).equals("href") && FOOTNOTE.matcher(value).matches();
    }
  }

  @Override
  public void closeTag(String element) {
    mark &= !element.equals("a");
    heading = HEADINGS.contains(element) ? null : heading;
    endLine(element);
  }

  private void endLine(String element) {
    if (!INLINE.contains(element)) {
      gap = '\n';
    }
  }

  @Override
  public void text(String part) {
    if (!mark) {
      part.codePoints().forEach(this::add);
    }
  }

  private void add(int character) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      gap = gap == '\n' ? gap : ' ';
      return;
    }
    if (gap != 0 && text.length() > 0) {
      text.append(gap);
    }
    gap = 0;
    if (heading != null) {
      sections.add(new Section(text.length(), heading));
      heading = null;
    }
    text.appendCodePoint(character);
  }

  /** Where the parts of the text begin. */
  List<Section> sections() {
    return List.copyOf(sections);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
