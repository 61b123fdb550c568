package dev.gatehouse.library.markdown;

import java.util.HashMap;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.footnotes.internal.FootnoteBlockParser;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Footnotes as on GitHub: {@code [^1]}, explained by {@code [^1]: text}. The extension's own
 * processor of links needs a method that this version of commonmark no longer has.
 */
final class Footnotes implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
  private static final FootnotesExtension RENDERING =
      (FootnotesExtension) FootnotesExtension.create();

  private Footnotes() {}

  static Extension create() {
    return new Footnotes();
  }

  @Override
  public void extend(Parser.Builder parser) {
    parser
        .customBlockParserFactory(new FootnoteBlockParser.Factory())
        .linkProcessor(Footnotes::reference);
  }

  @Override
  public void extend(HtmlRenderer.Builder renderer) {
    RENDERING.extend(renderer);
    renderer.attributeProviderFactory(context -> new Ids());
  }

  private static LinkResult reference(LinkInfo link, Scanner scanner, InlineParserContext context) {
    if (link.destination() != null) {
      return LinkResult.none();
    }
    String text = link.text(scanner);
    boolean ofLink =
        link.label() != null
            && context.getDefinition(LinkReferenceDefinition.class, link.label()) != null;
    if (!text.startsWith("^")
        || ofLink
        || context.getDefinition(FootnoteDefinition.class, text.substring(1)) == null) {
      return LinkResult.none();
    }
    return LinkResult.replaceWith(
        new FootnoteReference(text.substring(1)), link.afterTextBracket());
  }

  /**
   * Numbers the ids of a text's footnotes and of the places that refer to them: {@code fn.1} and
   * {@code fnref.2}. The anchors of headings have no dot, so the two cannot collide.
   */
  private static final class Ids implements AttributeProvider {
    private final Map<String, String> ids = new HashMap<>();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof FootnoteDefinition && tag.equals("li")
          || attributes.containsKey("data-footnote-ref")
          || attributes.containsKey("data-footnote-backref")) {
        attributes.computeIfPresent("id", (name, id) -> numbered(id));
        attributes.computeIfPresent("href", (name, href) -> "#" + numbered(href.substring(1)));
      }
    }

    /** The extension makes its ids from labels, which can be of any characters. */
    private String numbered(String id) {
      String kind = id.startsWith("fnref-") ? "fnref." : "fn.";
      return ids.computeIfAbsent(id, unknown -> kind + (ids.size() + 1));
    }
  }
}
