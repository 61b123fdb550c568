package dev.gatehouse.library.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Where links and pictures of a text lead, and where in the text that is written. The parser finds
 * them, so that what only looks like a link, as in code, is none.
 */
public final class LinkTargets {
  /** What stands before the destination of a link's definition (CommonMark 0.31, section 4.7). */
  private static final Pattern LABEL = Pattern.compile("\\[(?:[^\\]\\\\]|\\\\.){1,999}+\\]:\\s*");

  /** What stands between the text of a link and its destination. */
  private static final Pattern OPENING = Pattern.compile("\\]\\(\\s*");

  private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)\\s(?:src|href)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private final String text;
  private final List<Place> places = new ArrayList<>();

  /**
   * A destination in the text.
   *
   * @param target without what Markdown needs around it
   */
  private record Place(int start, int end, String target) {}

  private LinkTargets(String text) {
    this.text = text;
  }

  /** The destinations in a text; none if it cannot be rendered, and will be refused. */
  public static LinkTargets in(String markdown) {
    LinkTargets found = new LinkTargets(markdown);
    try {
      Markdown.located(markdown).accept(found.new Finder());
    } catch (RuntimeException | StackOverflowError e) {
      found.places.clear();
    }
    found.places.sort(Comparator.comparingInt(Place::start));
    return found;
  }

  /** Where the links and pictures lead. */
  public Set<String> targets() {
    return places.stream().map(Place::target).collect(Collectors.toSet());
  }

  /**
   * The text with other destinations.
   *
   * @param others by those that they replace; without characters that Markdown gives a meaning
   */
  public String replaced(Map<String, String> others) {
    StringBuilder replaced = new StringBuilder(text.length());
    int done = 0;
    for (Place place : places) {
      String other = others.get(place.target());
      if (other != null && place.start() >= done) {
        replaced.append(text, done, place.start()).append(other);
        done = place.end();
      }
    }
    return replaced.append(text, done, text.length()).toString();
  }

  /** Visits everything that has a destination. */
  private final class Finder extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      find(link, link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      find(image, image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      find(LABEL, start(definition), end(definition), definition.getDestination());
    }

    @Override
    public void visit(HtmlInline html) {
      findInHtml(html);
    }

    @Override
    public void visit(HtmlBlock html) {
      findInHtml(html);
    }

    /** The destination follows the text, in which there may be other links, and code. */
    private void find(Node link, String target) {
      int from = start(link);
      for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
        from = Math.max(from, end(child));
      }
      find(OPENING, from, end(link), target);
    }

    private void find(Pattern before, int from, int to, String target) {
      Matcher opening = before.matcher(text).region(Math.max(from, 0), Math.max(to, 0));
      if (from >= 0 && opening.find()) {
        int start = opening.end();
        int end = endOfDestination(start, to);
        boolean bracketed = text.startsWith("<", start);
        String written =
            bracketed ? text.substring(start + 1, end - 1) : text.substring(start, end);
        // A definition in a quote may go on in its next line, where other marks stand before it.
        if (written.equals(target) || written.contains("\\") || written.contains("&")) {
          places.add(new Place(start, end, target));
        }
      }
    }

    private int endOfDestination(int start, int to) {
      if (text.startsWith("<", start)) {
        int end = text.indexOf('>', start);
        return end < 0 ? to : end + 1;
      }
      int open = 0;
      for (int at = start; at < to; at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          at++;
        } else if (Character.isWhitespace(c) || c == ')' && open == 0) {
          return at;
        } else if (c == '(' || c == ')') {
          open += c == '(' ? 1 : -1;
        }
      }
      return to;
    }

    private void findInHtml(Node html) {
      Matcher tag = TAG.matcher(text).region(Math.max(start(html), 0), Math.max(end(html), 0));
      while (tag.find()) {
        Matcher attribute = ATTRIBUTE.matcher(text).region(tag.start(), tag.end());
        while (attribute.find()) {
          int group = attribute.group(1) == null ? 2 : 1;
          places.add(
              new Place(attribute.start(group), attribute.end(group), attribute.group(group)));
        }
      }
    }
  }

  private static int start(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : spans.get(0).getInputIndex();
  }

  private static int end(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return -1;
    }
    SourceSpan last = spans.get(spans.size() - 1);
    return last.getInputIndex() + last.getLength();
  }
}
