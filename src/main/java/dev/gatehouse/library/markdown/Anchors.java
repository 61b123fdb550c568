package dev.gatehouse.library.markdown;

import dev.gatehouse.library.markdown.Markdown.Heading;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.owasp.html.Encoding;

/**
 * Gives every heading of safe HTML a unique id, and collects the headings' texts. Its input is the
 * output of {@link SafeHtml}, which writes elements in one form only, so headings written as HTML
 * and headings written in Markdown are treated alike.
 */
final class Anchors {
  private static final Pattern HEADING =
      Pattern.compile("<h([1-6])(?: id=\"([^\"]*)\")?>|</h[1-6]>");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String safeHtml;
  private final IdGenerator generator = IdGenerator.builder().build();
  private final Set<String> used = new HashSet<>();
  private final List<Heading> headings = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();

  private Anchors(String safeHtml) {
    this.safeHtml = safeHtml;
  }

  static Rendered in(String safeHtml) {
    return new Anchors(safeHtml).rendered();
  }

  private Rendered rendered() {
    Matcher tag = HEADING.matcher(safeHtml);
    int done = 0;
    while (tag.find()) {
      if (tag.group(1) != null) {
        html.append(safeHtml, done, tag.start());
        open(Integer.parseInt(tag.group(1)), tag.group(2), text(tag.end()));
        done = tag.end();
      }
    }
    html.append(safeHtml, done, safeHtml.length());
    return new Rendered(html.toString(), List.copyOf(headings));
  }

  /** The text of the heading that begins here: everything up to its closing tag. */
  private String text(int begin) {
    int end = safeHtml.indexOf("</h", begin);
    String inner = safeHtml.substring(begin, end < 0 ? begin : end);
    String plain = Encoding.decodeHtml(TAG.matcher(inner).replaceAll(""), false);
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  private void open(int level, String wanted, String text) {
    String anchor = unused(wanted, text);
    html.append("<h").append(level).append(" id=\"").append(anchor).append("\">");
    if ((level == 2 || level == 3) && !text.isEmpty()) {
      headings.add(new Heading(level, anchor, text));
    }
  }

  private String unused(String wanted, String text) {
    String anchor = wanted == null ? generator.generateId(text) : wanted;
    while (!used.add(anchor)) {
      anchor = generator.generateId(wanted == null ? text : wanted);
    }
    return anchor;
  }
}
