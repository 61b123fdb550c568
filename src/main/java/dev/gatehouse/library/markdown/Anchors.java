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
      Pattern.compile("<h([1-6])(?: id=\"([^\"]*)\")?>|</h([1-6])>");

  /** In characters of HTML. */
  private static final int LONGEST = 2000;

  /** More than a page lists. */
  private static final int MOST_HEADINGS = 2000;

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Pattern FIRST_LEVEL = Pattern.compile("<h1[ >]");
  private static final int LOWEST = 6;

  private final String safeHtml;
  private final boolean inParts;
  private final IdGenerator generator = IdGenerator.builder().build();
  private final Set<String> used = new HashSet<>();
  private final List<Heading> headings = new ArrayList<>();
  private final LimitedText html = new LimitedText();

  private Anchors(String safeHtml) {
    this.safeHtml = safeHtml;
    this.inParts = FIRST_LEVEL.matcher(safeHtml).results().limit(2).count() > 1;
  }

  static Rendered in(String safeHtml) {
    return new Anchors(safeHtml).rendered();
  }

  private Rendered rendered() {
    Matcher tag = HEADING.matcher(safeHtml);
    int done = 0;
    while (tag.find()) {
      html.append(safeHtml, done, tag.start());
      if (tag.group(1) == null) {
        html.append("</h" + level(tag.group(3))).append('>');
      } else {
        open(level(tag.group(1)), tag.group(2), text(tag.end()));
      }
      done = tag.end();
    }
    html.append(safeHtml, done, safeHtml.length());
    return new Rendered(html.toString(), List.copyOf(headings));
  }

  private int level(String written) {
    int level = Integer.parseInt(written);
    return level == 1 || inParts && level < LOWEST ? level + 1 : level;
  }

  /**
   * The text of the heading that begins here: everything up to its closing tag, or as much as a
   * table of contents has room for. Headings within headings would be read again and again.
   */
  private String text(int begin) {
    String window = safeHtml.substring(begin, Math.min(begin + LONGEST, safeHtml.length()));
    int end = window.indexOf("</h");
    String inner = end < 0 ? whole(window) : window.substring(0, end);
    String plain = Encoding.decodeHtml(TAG.matcher(inner).replaceAll(""), false);
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  /** Without a tag or an entity that is cut off at the end. */
  private static String whole(String cut) {
    int tag = cut.lastIndexOf('<') > cut.lastIndexOf('>') ? cut.lastIndexOf('<') : cut.length();
    int entity = cut.lastIndexOf('&', tag);
    return cut.substring(0, entity >= 0 && cut.indexOf(';', entity) < 0 ? entity : tag);
  }

  private void open(int level, String wanted, String text) {
    String anchor = unused(wanted, text);
    html.append("<h" + level).append(" id=\"").append(anchor).append("\">");
    if ((level == 2 || level == 3) && !text.isEmpty() && headings.size() < MOST_HEADINGS) {
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
