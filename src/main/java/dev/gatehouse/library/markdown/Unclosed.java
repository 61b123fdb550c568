package dev.gatehouse.library.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Drops start tags of inline elements while too many of them are unclosed. The sanitizer reopens
 * unclosed elements such as {@code <b>} in every block that follows, and compares each with all the
 * others.
 */
final class Unclosed implements HtmlStreamEventReceiver {
  /** More than the levels that a text has, with room for tags that authors forgot to close. */
  private static final int MOST = 30;

  /** Elements that are never reopened, because they are blocks or have no content. */
  private static final Set<String> BLOCKS =
      Set.of(
          "blockquote",
          "br",
          "caption",
          "col",
          "colgroup",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "img",
          "input",
          "li",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  private final HtmlStreamEventReceiver next;
  private final Deque<String> open = new ArrayDeque<>();

  Unclosed(HtmlStreamEventReceiver next) {
    this.next = next;
  }

  @Override
  public void openDocument() {
    next.openDocument();
  }

  @Override
  public void closeDocument() {
    next.closeDocument();
  }

  @Override
  public void text(String text) {
    next.text(text);
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    if (BLOCKS.contains(element)) {
      next.openTag(element, attributes);
    } else if (open.size() < MOST) {
      open.push(element);
      next.openTag(element, attributes);
    }
  }

  @Override
  public void closeTag(String element) {
    if (element.equals(open.peek())) {
      open.pop();
    }
    next.closeTag(element);
  }
}
