package dev.gatehouse.library.markdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Parses {@link Callout}s and renders them as HTML. */
final class Callouts
    implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension, PostProcessor {
  private Callouts() {}

  static Extension create() {
    return new Callouts();
  }

  @Override
  public void extend(Parser.Builder parser) {
    parser.postProcessor(this);
  }

  @Override
  public void extend(HtmlRenderer.Builder renderer) {
    renderer.nodeRendererFactory(Renderer::new);
  }

  @Override
  public Node process(Node document) {
    document.accept(new Replacer());
    return document;
  }

  private static final class Replacer extends AbstractVisitor {
    @Override
    public void visit(BlockQuote quote) {
      visitChildren(Callout.insteadOf(quote).map(Node.class::cast).orElse(quote));
    }
  }

  private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Callout.class);
    }

    @Override
    public void render(Node node) {
      var html = context.getWriter();
      html.line();
      html.tag("div", Map.of("class", ((Callout) node).kind().className()));
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
      html.tag("/div");
      html.line();
    }
  }

  /**
   * A quote that begins with a line such as {@code [!NOTE]}. Its title is not part of the HTML,
   * because the HTML is the same for all languages; the page that shows it adds the title.
   */
  private static final class Callout extends CustomBlock {
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
}
