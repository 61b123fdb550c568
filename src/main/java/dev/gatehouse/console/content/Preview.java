package dev.gatehouse.console.content;

import dev.gatehouse.console.CalloutTitles;
import dev.gatehouse.library.ArticleLanguage;
import dev.gatehouse.library.TextDirection;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.rule.WellFormedLanguage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's text as readers see it, to show within a page of the console. It differs in three
 * ways. Titles of callouts are in English. Headings have no anchors, which could duplicate an id of
 * the page. Files of the site have their addresses in the console; other images are named instead
 * of shown, because the console loads nothing from other hosts.
 */
final class Preview {
  /** The sanitizer writes attributes in this form only, and quotes in text as entities. */
  private static final Pattern ANCHOR = Pattern.compile("(<h[1-6]) id=\"[^\"]*\"");

  private static final Pattern IMAGE = Pattern.compile("<img( [^>]*?)? ?/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(src|alt)=\"([^\"]*)\"");

  private Preview() {}

  /**
   * @param site its number
   */
  static String of(String markdown, long site) {
    String plain = ANCHOR.matcher(Markdown.toSafeHtml(markdown)).replaceAll("$1");
    String html = CalloutTitles.in(plain);
    return IMAGE
        .matcher(html)
        .replaceAll(image -> Matcher.quoteReplacement(shown(image.group(), site)));
  }

  /** The same with the language and the direction that the article has on a site. */
  static String written(ArticleLanguage own, String siteLanguage, String html) {
    String typed = own.getLang();
    boolean sound = typed != null && WellFormedLanguage.Rule.isLanguage(typed);
    String language = sound ? typed : siteLanguage;
    TextDirection direction = own.getDir() == null ? TextDirection.ofTag(language) : own.getDir();
    return "<div lang=\"%s\" dir=\"%s\">%s</div>".formatted(language, direction.text(), html);
  }

  private static String shown(String image, long site) {
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
    String file = FileAddress.hashOf(source);
    if (!file.isEmpty()) {
      return "<img src=\"%s?site=%d&amp;file=%s&amp;w=800\" alt=\"%s\" />"
          .formatted(Paths.CONSOLE_FILES, site, file, words);
    }
    return "<span class=\"preview-image\"><i class=\"pi pi-image\" aria-hidden=\"true\"></i> "
        + words
        + " <code>"
        + source
        + "</code></span>";
  }
}
