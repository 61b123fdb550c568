package dev.gatehouse.library.markdown;

import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes the text of a task the label of its checkbox, which is its accessible name in every
 * language. Follows the extension that finds the tasks.
 */
final class TaskLabels
    implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension, PostProcessor {
  private TaskLabels() {}

  static Extension create() {
    return new TaskLabels();
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
    document.accept(new Labelling());
    return document;
  }

  private static final class Labelling extends AbstractVisitor {
    @Override
    public void visit(ListItem item) {
      if (item.getFirstChild() instanceof TaskListItemMarker box
          && box.getNext() instanceof Paragraph words) {
        Label label = new Label();
        label.appendChild(box);
        for (Node word = words.getFirstChild(); word != null; word = words.getFirstChild()) {
          label.appendChild(word);
        }
        words.appendChild(label);
      }
      visitChildren(item);
    }
  }

  private static final class Label extends CustomNode {}

  private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Label.class);
    }

    @Override
    public void render(Node label) {
      context.getWriter().tag("label");
      for (Node child = label.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
      context.getWriter().tag("/label");
    }
  }
}
