package dev.gatehouse.library.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.markdown.Markdown.Heading;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @Test
  void rendersWhatAuthorsWrite() {
    String html =
        Markdown.toSafeHtml(
            """
            ## Rotating keys

            | kid | state |
            | --- | ----: |
            | a   | ~~old~~ |

            See https://example.com/keys and [the list](/docs#keys).

            ```js
            const a = 1 < 2;
            ```
            """);

    assertThat(html)
        .contains("<h2 id=\"rotating-keys\">Rotating keys</h2>")
        .contains("<table tabindex=\"0\">", "<th align=\"right\">state</th>", "<del>old</del>")
        .contains("href=\"https://example.com/keys\"", "href=\"/docs#keys\"")
        .contains("rel=\"nofollow noopener\"")
        .contains("<code class=\"language-js\"><span class=\"k\">const </span>a &#61; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "tip", "important", "warning", "caution"})
  void quotesWithAMarkStandOut(String kind) {
    String mark = "[!" + kind.toUpperCase(Locale.ROOT) + "]";
    assertThat(Markdown.toSafeHtml("> " + mark + "\n> Mind the *gap*.\n>\n> - and the step"))
        .isEqualToIgnoringWhitespace(
            "<div class=\"callout %s\"><p>Mind the <em>gap</em>.</p><ul><li>and the step</li></ul></div>"
                .formatted(kind));
    assertThat(Markdown.toSafeHtml("> " + mark + "\n>\n> Mind the gap."))
        .isEqualToIgnoringWhitespace(
            "<div class=\"callout %s\"><p>Mind the gap.</p></div>".formatted(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> [!NOTE] and more on its line",
        "> [!DANGER]\n> x",
        "> x\n> [!NOTE]",
        "> **[!NOTE]**\n> x",
        "> [!NOTE]",
        "> # [!NOTE]\n> x",
        "[!NOTE]\nx"
      })
  void otherQuotesStayWhatTheyAre(String quote) {
    assertThat(Markdown.toSafeHtml(quote)).doesNotContain("callout");
  }

  @Test
  void calloutsMayStandInQuotesAndListsAndInEachOther() {
    assertThat(Markdown.toSafeHtml("> > [!TIP]\n> > inner\n\n- > [!NOTE]\n  > > [!TIP]\n  > > x"))
        .contains("<blockquote>\n<div class=\"callout tip\">")
        .containsPattern("<div class=\"callout note\">\\s*<div class=\"callout tip\">");
  }

  @Test
  void takesDownWhatHeadingsSay() {
    Rendered rendered =
        Markdown.render(
            """
            # Title
            ## Rotate *the* `key` & more
            ### <img src=x onerror=alert(1)>
            ### Größe 寸法
            #### Deep
            <h2 id="mine">By <b>hand</b></h2>
            """);

    assertThat(rendered.headings())
        .containsExactly(
            new Heading(2, "title", "Title"),
            new Heading(2, "rotate-the-key--more", "Rotate the key & more"),
            new Heading(3, "größe-寸法", "Größe 寸法"),
            new Heading(2, "mine", "By hand"));
  }

  @Test
  void titleOfThePageStaysItsOnlyHeadingOfTheFirstLevel() {
    assertThat(Markdown.render("# Title\n\n## Part\n\n### Detail").headings())
        .containsExactly(
            new Heading(2, "title", "Title"),
            new Heading(2, "part", "Part"),
            new Heading(3, "detail", "Detail"));
    Rendered parts = Markdown.render("# One\n\n## Detail\n\n<h1 id=\"two\">Two</h1>\n\n###### End");
    assertThat(parts.headings())
        .containsExactly(
            new Heading(2, "one", "One"),
            new Heading(3, "detail", "Detail"),
            new Heading(2, "two", "Two"));
    assertThat(parts.html())
        .contains("<h3 id=\"detail\">Detail</h3>", "<h6 id=\"end\">End</h6>")
        .doesNotContain("h1");
  }

  @Test
  void taskIsACheckboxThatItsTextNames() {
    assertThat(Markdown.toSafeHtml("- [x] *done*\n- [ ] open\n- [y] neither\n\n1. [ ] a\n\n2. b"))
        .contains(
            "<li><label><input type=\"checkbox\" checked=\"\" disabled=\"disabled\" /> <em>done</em></label></li>",
            "<label><input type=\"checkbox\" disabled=\"disabled\" /> open</label>",
            "[y] neither",
            "<p><label><input type=\"checkbox\" disabled=\"disabled\" /> a</label></p>");
    assertThat(
            Markdown.toSafeHtml("<input type=checkbox name=x onclick=y> <input type=text> <input>"))
        .isEqualToIgnoringWhitespace("<p><input type=\"checkbox\" disabled=\"disabled\" /></p>");
  }

  @Test
  void footnotesLeadThereAndBack() {
    Rendered rendered =
        Markdown.render(
            "Hot[^one] and[^%&\"], hot[^one], not[^two].\n\n## fn 1\n\n[^one]: *Very*.\n[^%&\"]: x");

    assertThat(rendered.html())
        .contains("Hot<sup><a href=\"#fn.2\" id=\"fnref.1\" ")
        .contains("hot<sup><a href=\"#fn.2\" id=\"fnref.5\" ")
        .contains("<section class=\"footnotes\">", "<li id=\"fn.2\">", "<li id=\"fn.4\">")
        .contains("<em>Very</em>. <a href=\"#fnref.1\" ", "<a href=\"#fnref.5\" ")
        .contains("not[^two]")
        .doesNotContain("data-", "aria-");
    assertThat(rendered.headings()).containsExactly(new Heading(2, "fn-1", "fn 1"));
    assertThat(rendered.text()).isEqualTo("Hot and, hot, not[^two].\nfn 1\nVery.\nx");
  }

  @Test
  void namesWhatReadersDoNotGet() {
    assertThat(
            Markdown.dropped(
                "<video src=x></video> for <name>\n\n<iframe src=y></iframe>\n\n<b style=x>`<i>`</b>"))
        .containsExactly("iframe", "name", "video");
    assertThat(
            Markdown.dropped("- [ ] <details open><summary>a</summary>b</details>[^1]\n\n[^1]: c"))
        .isEmpty();
  }

  @Test
  void noTwoHeadingsHaveTheSameAnchor() {
    Rendered rendered =
        Markdown.render(
            "<h2 id=\"a-1\">x</h2>\n\n## a\n\n## a\n\n<h3 id=\"a\">y</h3>\n\n## ???\n\n## !");

    assertThat(rendered.headings()).extracting(Heading::anchor).doesNotHaveDuplicates().hasSize(6);
    rendered
        .headings()
        .forEach(
            heading -> assertThat(rendered.html()).contains(" id=\"" + heading.anchor() + "\">"));
  }

  @Test
  void imagesWaitUntilSomebodyComesNear() {
    assertThat(Markdown.toSafeHtml("![a](/a.png) <img src=/b.png loading=eager>"))
        .doesNotContain("eager")
        .containsPattern("<img [^>]*a\\.png[^>]* loading=\"lazy\"")
        .containsPattern("<img [^>]*b\\.png[^>]* loading=\"lazy\"");
  }

  @Test
  void keepsImagesOfTheSiteAndOverHttpsOnly() {
    assertThat(Markdown.toSafeHtml("![a](/img/a.png) ![b](https://example.com/b.png)"))
        .contains("src=\"/img/a.png\"", "src=\"https://example.com/b.png\"");
    assertThat(
            Markdown.toSafeHtml(
                "![c](http://example.com/c.png) ![d](//example.com/d.png)"
                    + " ![e](data:image/svg+xml;base64,PHN2Zz4=) ![f](\\\\\\\\example.com/f)"))
        .doesNotContain("src=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#x0A;script:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:alert(1))",
        "<javascript:alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<form action=//evil.example><input name=password></form>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<b onmouseover=alert(1)>x</b>",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<base href=//evil.example>",
        "<object data=data:text/html,x></object><embed src=x>",
        "<details open ontoggle=alert(1)>x</details>",
        "```\"onmouseover=alert(1)\n</code><script>alert(1)</script>\n```",
        "# <img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"
      })
  void letsNothingThroughThatActs(String hostile) {
    String html = Markdown.toSafeHtml(hostile);
    // The rest may remain as text, but without tags and attributes.
    assertThat(html)
        .doesNotContainPattern(
            "(?i)<\\s*/?(script|svg|math|iframe|form|input|meta|base|object|embed|style|noscript)")
        .doesNotContainPattern("(?i)<[^>]*\\s(on\\w+|style|srcdoc)\\s*=")
        .doesNotContainPattern("(?i)(href|src)\\s*=\\s*\"?\\s*(javascript|data|vbscript)");
  }

  @Test
  void neitherNamesNorClassesReachThePage() {
    assertThat(Markdown.toSafeHtml("<p id=page-content class=bar name=x>x</p>"))
        .isEqualToIgnoringWhitespace("<p>x</p>");
    assertThat(
            Markdown.toSafeHtml(
                "<div class='callout note bar'>x</div><p class='callout note'>y</p>"
                    + "<div class='callout' role=alert>z</div>"))
        .doesNotContain("class", "role");
  }

  @Test
  void closesWhatIsLeftOpen() {
    assertThat(Markdown.toSafeHtml("<div><table><tr><td>x</main></body>"))
        .doesNotContain("</main>", "</body>")
        .endsWith("</div>");
  }
}
