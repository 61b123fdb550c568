package dev.gatehouse.library.markdown;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** Extracts the text from HTML: one line for each block, with single spaces. */
final class VisibleText implements HtmlStreamEventReceiver {
  /** Inline elements; the start or end of any other element ends the line. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s",
          "samp", "small", "span", "strong", "sub", "sup", "u", "var");

  private final StringBuilder text = new StringBuilder();

  /** The separator before the next word, or 0. */
  private char gap;

  @Override
  public void openDocument() {
    text.setLength(0);
    gap = 0;
  }

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String element, List<String> attributes) {
    endLine(element);
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals("alt")) {
        text(" " + attributes.get(i + 1) + " ");
      }
    }
  }

  @Override
  public void closeTag(String element) {
    endLine(element);
  }

  private void endLine(String element) {
    if (!INLINE.contains(element)) {
      gap = '\n';
    }
  }

  @Override
  public void text(String part) {
    part.codePoints().forEach(this::add);
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
    text.appendCodePoint(character);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
