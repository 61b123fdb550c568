package dev.gatehouse.library.markdown;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark with tables, strikethrough, bare links, task lists, footnotes, callouts and anchors on
 * headings, as HTML that is safe to show. HTML in the text passes the renderer; {@link SafeHtml}
 * then sanitizes everything.
 */
public final class Markdown {
  private static final List<Extension> WITHOUT_TABLES =
      List.of(
          StrikethroughExtension.create(),
          AutolinkExtension.create(),
          TaskListItemsExtension.create(),
          TaskLabels.create(),
          Footnotes.create(),
          CodeBlocks.create(),
          Callouts.create());

  private static final List<Extension> EXTENSIONS =
      Stream.concat(Stream.of(TablesExtension.create()), WITHOUT_TABLES.stream()).toList();

  /** Deeper than any real text, and shallow enough for the stack of a request's thread. */
  private static final int DEEPEST = 100;

  private static final Parser PARSER = parser(EXTENSIONS).build();
  private static final Parser PARSER_WITHOUT_TABLES = parser(WITHOUT_TABLES).build();
  private static final Parser LOCATING_PARSER =
      parser(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .attributeProviderFactory(context -> Markdown::reachByKeyboard)
          .build();

  private Markdown() {}

  private static Parser.Builder parser(List<Extension> extensions) {
    return Parser.builder()
        .extensions(extensions)
        .inlineParserFactory(BoundedInlines::new)
        .maxOpenBlockParsers(DEEPEST)
        .maxInlineNesting(DEEPEST);
  }

  /** The text as the parser understands it, with where each part of it stands. */
  static Node located(String markdown) {
    return LOCATING_PARSER.parse(markdown);
  }

  /**
   * The text as HTML with only what {@link SafeHtml} allows; the text as it was typed if it cannot
   * be rendered.
   */
  public static String toSafeHtml(String markdown) {
    try {
      return render(markdown).html();
    } catch (Unrenderable e) {
      return asTyped(markdown).html();
    }
  }

  static boolean isRenderable(String markdown) {
    try {
      render(markdown);
      return true;
    } catch (Unrenderable e) {
      return false;
    }
  }

  /**
   * The text as safe HTML, with its headings. Tables that leave out too many cells stay as they
   * were typed.
   *
   * @throws Unrenderable when the HTML is too long, or a library fails
   */
  public static Rendered render(String markdown) {
    try {
      return Anchors.in(SafeHtml.of(unsafe(markdown)));
    } catch (Unrenderable e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw Unrenderable.because(e);
    }
  }

  private static String unsafe(String markdown) {
    Parser parser = MissingCells.areTooMany(markdown) ? PARSER_WITHOUT_TABLES : PARSER;
    LimitedText html = new LimitedText();
    RENDERER.render(parser.parse(markdown), html);
    return html.toString();
  }

  /**
   * The names of the elements in the text that readers do not get, such as {@code video}; as an
   * author wrote them, in lower case.
   */
  public static Set<String> dropped(String markdown) {
    try {
      return SafeHtml.dropped(unsafe(markdown));
    } catch (RuntimeException | StackOverflowError e) {
      // Shown as it was typed, and refused when it is saved.
      return Set.of();
    }
  }

  /** The text as it was typed, as safe HTML; without headings. */
  public static Rendered asTyped(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new Rendered("<pre tabindex=\"0\">" + escaped + "</pre>", List.of());
  }

  /** Wide code and tables scroll; without a mouse they need the focus for that. */
  private static void reachByKeyboard(Node node, String tag, Map<String, String> attributes) {
    if (tag.equals("pre") || tag.equals("table")) {
      attributes.put("tabindex", "0");
    }
  }

  /**
   * An article's text, rendered; the same for every reader.
   *
   * @param html safe to show as it is
   * @param headings of the second and third level that are not empty, in their order
   */
  public record Rendered(String html, List<Heading> headings) {
    /** The text as a reader sees it, without markup: a line for each block. */
    public String text() {
      return SafeHtml.textOf(html).toString();
    }

    /** The same text, with where its parts begin. */
    public Outline outline() {
      VisibleText text = SafeHtml.textOf(html);
      return new Outline(text.toString(), text.sections());
    }

    /** How much memory the rendered text takes, in characters. */
    public int size() {
      return html.length()
          + headings.stream().mapToInt(heading -> heading.text().length() + 50).sum();
    }
  }

  /**
   * The text of an article and its parts.
   *
   * @param sections in their order
   */
  public record Outline(String text, List<Section> sections) {}

  /**
   * A part of a text, below a heading of the second or third level.
   *
   * @param start where its heading's text begins
   */
  public record Section(int start, String anchor) {}

  /**
   * A heading of an article, of the second or third level.
   *
   * @param anchor id of its element; letters, digits, hyphens and underscores
   * @param text without markup
   */
  public record Heading(int level, String anchor, String text) {}
}
