package dev.gatehouse.site;

import dev.gatehouse.library.RenderedArticle;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's HTML with what a page adds in the reader's language: links to its parts, the titles
 * of callouts, the names of links to footnotes and back, and frames in which wide tables scroll.
 * Its input is safe HTML, which has one form only and closes every element.
 */
final class ArticleHtml {
  private static final Pattern PLACE =
      Pattern.compile(
          "<div class=\"callout (?<callout>[a-z]+)\">"
              + "|<h(?<level>[23]) id=\"(?<anchor>[^\"]*)\">"
              + "|</h[23]>"
              + "|<section class=\"footnotes\""
              + "|<a href=\"#fn\\.\\d+\" id=\"[^\"]*\"(?=[^>]*>(?<footnote>\\d+)<)"
              + "|<a href=\"#fnref\\.\\d+\""
              + "|<table(?: tabindex=\"0\")?>"
              + "|</table>");

  private final Texts texts;
  private final Map<String, String> headings = new HashMap<>();
  private String anchor;

  private ArticleHtml(RenderedArticle article, Texts texts) {
    this.texts = texts;
    article.headings().forEach(heading -> headings.put(heading.anchor(), heading.text()));
  }

  static String of(RenderedArticle article, Texts texts) {
    return new ArticleHtml(article, texts).of(article.html());
  }

  private String of(String html) {
    StringBuilder shown = new StringBuilder(html.length() + 1000);
    Matcher place = PLACE.matcher(html);
    while (place.find()) {
      place.appendReplacement(shown, Matcher.quoteReplacement(at(place)));
    }
    return place.appendTail(shown).toString();
  }

  private String at(Matcher place) {
    String tag = place.group();
    if (place.group("callout") != null) {
      return callout(place.group("callout"));
    }
    if (place.group("level") != null) {
      anchor = place.group("anchor");
      return "<div class=\"heading level" + place.group("level") + "\">" + tag;
    }
    if (place.group("footnote") != null) {
      return tag + named(texts.with("article.footnote", place.group("footnote")));
    }
    if (tag.startsWith("<a")) {
      return tag + named(texts.of("article.footnote.back"));
    }
    if (tag.startsWith("<section")) {
      return tag + named(texts.of("article.footnotes"));
    }
    if (tag.startsWith("</h")) {
      return tag + link() + "</div>";
    }
    return tag.equals("</table>")
        ? tag + "</div>"
        : "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\""
            + escaped(texts.of("article.table"))
            + "\"><table>";
  }

  private String callout(String kind) {
    return "<div class=\"callout "
        + kind
        + "\" role=\"note\"><p class=\"callout-title\" lang=\""
        + texts.language().tag()
        + "\">"
        + escaped(texts.of("article.callout." + kind))
        + "</p>";
  }

  /** Beside the heading, so that it is not part of the heading's name; empty headings have none. */
  private String link() {
    String text = headings.get(anchor);
    return text == null
        ? ""
        : "<a class=\"anchor\" href=\"#"
            + anchor
            + "\" aria-label=\""
            + escaped(texts.with("article.anchor", text))
            + "\">#</a>";
  }

  private static String named(String name) {
    return " aria-label=\"" + escaped(name) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
