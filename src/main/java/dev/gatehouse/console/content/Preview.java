package dev.gatehouse.console.content;

import dev.gatehouse.console.CalloutTitles;
import dev.gatehouse.library.markdown.Markdown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's text as readers see it, to show within a page of the console. It differs in three
 * ways. Titles of callouts are in English. Headings have no anchors, which could duplicate an id of
 * the page. Images are named instead of shown, because the console loads nothing from other hosts,
 * and addresses without a host refer to the help center.
 */
final class Preview {
  /** The sanitizer writes attributes in this form only, and quotes in text as entities. */
  private static final Pattern ANCHOR = Pattern.compile("(<h[1-6]) id=\"[^\"]*\"");

  private static final Pattern IMAGE = Pattern.compile("<img( [^>]*?)? ?/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(src|alt)=\"([^\"]*)\"");

  private Preview() {}

  static String of(String markdown) {
    String plain = ANCHOR.matcher(Markdown.toSafeHtml(markdown)).replaceAll("$1");
    String html = CalloutTitles.in(plain);
    return IMAGE.matcher(html).replaceAll(image -> Matcher.quoteReplacement(named(image.group())));
  }

  private static String named(String image) {
    String source = "";
    String words = "";
    Matcher attribute = ATTRIBUTE.matcher(image);
    while (attribute.find()) {
      if (attribute.group(1).equals("src")) {
        source = attribute.group(2);
      } else {
        words = attribute.group(2);
      }
    }
    return "<span class=\"preview-image\"><i class=\"pi pi-image\" aria-hidden=\"true\"></i> "
        + words
        + " <code>"
        + source
        + "</code></span>";
  }
}
