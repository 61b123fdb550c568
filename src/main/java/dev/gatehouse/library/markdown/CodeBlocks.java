package dev.gatehouse.library.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders fenced code, highlighted if its {@link CodeLanguage} is known. */
final class CodeBlocks implements HtmlRenderer.HtmlRendererExtension {
  /** Ends a language's name in the line of the fence: {@code js title="x"}, {@code js{1,3}}. */
  private static final Pattern END_OF_NAME = Pattern.compile("[\\s{,:].*", Pattern.DOTALL);

  private CodeBlocks() {}

  static Extension create() {
    return new CodeBlocks();
  }

  @Override
  public void extend(HtmlRenderer.Builder renderer) {
    renderer.nodeRendererFactory(Renderer::new);
  }

  private static final class Renderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final Highlighting highlighting = new Highlighting();

    Renderer(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      String info = block.getInfo() == null ? "" : block.getInfo();
      Map<String, String> attributes = new LinkedHashMap<>();
      if (!info.isEmpty()) {
        attributes.put("class", "language-" + info.split(" ", 2)[0]);
      }
      HtmlWriter html = context.getWriter();
      html.line();
      html.tag("pre", context.extendAttributes(node, "pre", Map.of()));
      html.tag("code", context.extendAttributes(node, "code", attributes));
      write(block.getLiteral(), CodeLanguage.named(END_OF_NAME.matcher(info).replaceFirst("")));
      html.tag("/code");
      html.tag("/pre");
      html.line();
    }

    private void write(String code, Optional<CodeLanguage> language) {
      Optional<String> highlighted = language.flatMap(known -> highlighting.html(code, known));
      if (highlighted.isPresent()) {
        context.getWriter().raw(highlighted.get());
      } else {
        context.getWriter().text(code);
      }
    }
  }
}
