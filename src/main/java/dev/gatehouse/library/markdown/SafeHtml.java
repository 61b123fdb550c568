package dev.gatehouse.library.markdown;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.Handler;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Sanitizes an article's HTML: it keeps text, structure, links and images, but no active content.
 */
final class SafeHtml {
  private static final String[] HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"};

  private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,200}");
  private static final Pattern FOOTNOTE = Pattern.compile("fn(?:ref)?\\.\\d{1,7}");
  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
  private static final Pattern CALLOUT =
      Pattern.compile("callout (?:note|tip|important|warning|caution)");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  /** Over https, or from the same site: without a scheme and without a host after two slashes. */
  private static final Pattern IMAGE =
      Pattern.compile("(?i:https)://[^\\s\\\\]+|(?![/\\\\]{2})[^\\s\\\\:]+");

  private static final AttributePolicy NO_DATA_OR_HTTP =
      (element, attribute, value) -> IMAGE.matcher(value).matches() ? value : null;

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(HEADINGS)
          .allowElements("p", "br", "hr", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt")
          .allowElements("dd", "details", "summary", "figure", "figcaption")
          .allowElements("em", "strong", "i", "b", "u", "s", "del", "ins", "mark", "small", "sub")
          .allowElements("sup", "code", "kbd", "samp", "var", "abbr", "cite", "q", "span")
          .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
          .allowElements("a", "label", "section")
          .allowElements(SafeHtml::lazily, "img")
          .allowElements(SafeHtml::untouchable, "input")
          .allowWithoutAttributes("span")
          .allowAttributes("id")
          .matching(ANCHOR)
          .onElements(HEADINGS)
          .allowAttributes("id")
          .matching(FOOTNOTE)
          .onElements("a", "li")
          .allowAttributes("class")
          .matching(Pattern.compile("footnotes"))
          .onElements("section")
          .allowAttributes("type")
          .matching(Pattern.compile("checkbox"))
          .onElements("input")
          .allowAttributes("checked")
          .onElements("input")
          .allowAttributes("open")
          .onElements("details")
          .allowAttributes("class")
          .matching(LANGUAGE)
          .onElements("code")
          .allowAttributes("class")
          .matching(Pattern.compile(Highlighting.CLASSES))
          .onElements("span")
          .allowAttributes("class")
          .matching(CALLOUT)
          .onElements("div")
          .allowAttributes("align")
          .matching(ALIGNMENT)
          .onElements("th", "td")
          .allowAttributes("colspan", "rowspan")
          .matching(NUMBER)
          .onElements("th", "td")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowAttributes("tabindex")
          .matching(Pattern.compile("0"))
          .onElements("pre", "table")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .matching(NO_DATA_OR_HTTP)
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("title")
          .onElements("a", "img", "abbr")
          .allowAttributes("width", "height")
          .matching(NUMBER)
          .onElements("img")
          .allowUrlProtocols("http", "https", "mailto")
          .requireRelsOnLinks("nofollow", "noopener")
          .toFactory();

  private SafeHtml() {}

  /** Browsers load images only when the reader scrolls near them. */
  private static String lazily(String element, List<String> attributes) {
    attributes.add("loading");
    attributes.add("lazy");
    return element;
  }

  /** Of fields, only checkboxes, which nobody can change. */
  private static String untouchable(String element, List<String> attributes) {
    if (!attributes.contains("checkbox")) {
      return null;
    }
    attributes.add("disabled");
    attributes.add("disabled");
    return element;
  }

  /**
   * The allowed part of the HTML, with every element closed.
   *
   * @throws Unrenderable when it is too long
   */
  static String of(String html) {
    LimitedText safe = new LimitedText();
    HtmlStreamRenderer renderer =
        HtmlStreamRenderer.create(safe, LimitedText::impossible, Handler.DO_NOTHING);
    HtmlSanitizer.sanitize(html, POLICY.apply(renderer), Unclosed::new);
    return safe.toString();
  }

  /** The names of the elements that are not allowed. */
  static Set<String> dropped(String html) {
    Set<String> names = new TreeSet<>();
    HtmlChangeListener<Set<String>> listener =
        new HtmlChangeListener<>() {
          @Override
          public void discardedTag(Set<String> dropped, String element) {
            dropped.add(element);
          }

          @Override
          public void discardedAttributes(Set<String> dropped, String tag, String... attributes) {
            // Without them the element still says what it says.
          }
        };
    HtmlStreamRenderer nowhere =
        HtmlStreamRenderer.create(new LimitedText(), LimitedText::impossible, Handler.DO_NOTHING);
    HtmlSanitizer.sanitize(html, POLICY.apply(nowhere, listener, names), Unclosed::new);
    return names;
  }

  /** The text of the allowed part. */
  static VisibleText textOf(String html) {
    VisibleText text = new VisibleText();
    HtmlSanitizer.sanitize(html, POLICY.apply(text));
    return text;
  }
}
