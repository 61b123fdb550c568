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
 * A quote that begins with a line such as {@code [!NOTE]}: words that stand out from the rest. Its
 * title is not in the HTML, which is the same in every language; whoever shows it says it.
 */
final class Callout extends CustomBlock {
  /** Why the words stand out. */
  enum Kind {
    NOTE,
    TIP,
    IMPORTANT,
    WARNING,
    CAUTION;

    /** Of the element, in HTML. */
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

  /** Takes the place of the quote, if it is marked, and of its mark. */
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

  /** A mark stands on a line of its own, and says what the lines below are. */
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
