package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.library.markdown.Markdown.Heading;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleHtmlTest {
  @Test
  void calloutsSayWhatTheyAreInTheReadersLanguage() {
    assertThat(shown("> [!TIP]\n> x", ReaderLanguage.FR))
        .isEqualToIgnoringWhitespace(
            "<div class=\"callout tip\" role=\"note\">"
                + "<p class=\"callout-title\" lang=\"fr\">Astuce</p><p>x</p></div>");
  }

  @ParameterizedTest
  @EnumSource(ReaderLanguage.class)
  void everyKindHasATitleInEveryLanguage(ReaderLanguage language) {
    for (String kind : List.of("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")) {
      assertThat(shown("> [!" + kind + "]\n> x", language)).containsPattern("</p>\\s*<p>x</p>");
    }
  }

  @Test
  void tablesScrollInAFrame() {
    assertThat(shown("|a|\n|-|\n|b|\n\n<table><tr><td>c</td></tr></table>", ReaderLanguage.EN))
        .containsPattern("(?s)^<div class=\"scroll\".*?</table></div>\\s*<div class=\"scroll\"")
        .contains("c</td></tr></tbody></table></div>");
  }

  @Test
  void linksToFootnotesAndBackHaveNames() {
    assertThat(shown("a[^x]\n\n[^x]: b", ReaderLanguage.DE))
        .contains("<a href=\"#fn.2\" id=\"fnref.1\" aria-label=\"Fußnote 1\" ")
        .contains("<a href=\"#fnref.1\" aria-label=\"Zurück zum Text\" ")
        .contains("<section class=\"footnotes\" aria-label=\"Fußnoten\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2>a<h3>b</h2></h3>",
        "<h2 id=x><table><tr><td></h2>",
        "<table><tr><td><h2>a</h2></table>",
        "<h3></h3>\n\n<h2>",
        "> [!NOTE]\n> <div class='callout tip'>\n> x",
        "</table></div></h2>",
        "<div class='callout note'>a<p>b",
        "<table><table><table>",
        "## $1 \\\\ ${x}",
        "<a href='x'><h2>y</a></h2>"
      })
  void closesWhatItOpensWhateverAnAuthorWrites(String markdown) {
    String html = shown(markdown, ReaderLanguage.EN);

    for (String tag : List.of("div", "p", "a", "h2", "h3", "table")) {
      assertThat(html.split("<" + tag + "[ >]", -1).length)
          .as("%s in %s", tag, html)
          .isEqualTo(html.split("</" + tag + ">", -1).length);
    }
  }

  @Test
  void whatAHeadingSaysStaysText() {
    Heading heading = new Heading(2, "x", "\"><script>alert(1)</script> & '");
    RenderedArticle article =
        new RenderedArticle(null, new Rendered("<h2 id=\"x\">y</h2>", List.of(heading)));

    assertThat(ArticleHtml.of(article, Texts.in(ReaderLanguage.EN)))
        .contains(
            "aria-label=\"Link to “&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; '”\"")
        .doesNotContain("<script");
  }

  private static String shown(String markdown, ReaderLanguage language) {
    RenderedArticle article =
        new RenderedArticle(null, new Rendered(Markdown.toSafeHtml(markdown), List.of()));
    return ArticleHtml.of(article, Texts.in(language));
  }
}
