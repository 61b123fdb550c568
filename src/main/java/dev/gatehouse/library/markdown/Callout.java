package dev.gatehouse.library.markdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A quote that begins with a line such as {@code [!NOTE]}. Its title is not part of the HTML,
 * because the HTML is the same for all languages; the page that shows it adds the title.
 */
final class Callout extends CustomBlock {
  /** What kind of note the callout is. */
  enum Kind {
    NOTE,
    TIP,
    IMPORTANT,
    WARNING,
    CAUTION;

    /** The class attribute of the HTML element. */
    String className() {
      return "callout " + name().toLowerCase(Locale.ROOT);
    }

    private boolean isMarkedBy(Text text) {
      return text.getLiteral().strip().equalsIgnoreCase("[!" + name() + "]");
    }
  }

  private final Kind kind;

  private Callout(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Replaces a quote that has a mark, and removes the mark. */
  static Optional<Callout> insteadOf(BlockQuote quote) {
    if (!(quote.getFirstChild() instanceof Paragraph paragraph)
        || !(paragraph.getFirstChild() instanceof Text mark)
        || !hasMore(paragraph, mark)) {
      return Optional.empty();
    }
    Optional<Callout> callout =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.isMarkedBy(mark))
            .findFirst()
            .map(Callout::new);
    callout.ifPresent(found -> found.replace(quote, paragraph, mark));
    return callout;
  }

  /** A mark is on a line of its own, with text below it. */
  private static boolean hasMore(Paragraph paragraph, Text mark) {
    return mark.getNext() == null
        ? paragraph.getNext() != null
        : mark.getNext() instanceof SoftLineBreak;
  }

  private void replace(BlockQuote quote, Paragraph first, Text mark) {
    if (mark.getNext() == null) {
      first.unlink();
    } else {
      mark.getNext().unlink();
      mark.unlink();
    }
    for (Node child = quote.getFirstChild(); child != null; child = quote.getFirstChild()) {
      appendChild(child);
    }
    quote.insertAfter(this);
    quote.unlink();
  }
}
