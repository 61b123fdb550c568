package dev.gatehouse.library.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
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
}
