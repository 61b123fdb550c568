package dev.gatehouse.library.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.Repetitions;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of which a few characters would become millions, or would be read again and again. */
class MarkdownLimitsTest {
  /** The HTML stays short, too: a heading without text becomes twelve times as long. */
  @Test
  void answersLongTextOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      String html = Repetitions.answerSoon(text, () -> Markdown.toSafeHtml(text));

      assertThat(html.length()).as(text.substring(0, 20)).isLessThan(16 * text.length());
    }
  }

  /** The longest articles, of what becomes eight to twelve times as long. */
  @ParameterizedTest
  @ValueSource(strings = {"#\n", "a@b.c ", "{", "a|b\n-|-\n\n", " ", "<h1><td>"})
  void aMillionCharactersBecomeFewMillions(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(Markdown.toSafeHtml(text).length()).isLessThan(6_000_000);
  }

  @Test
  void showsTableThatLeavesOutAMillionCellsAsText() {
    String table = table(1001, 1001);

    Rendered rendered = Markdown.render("# Prices\n\n" + table + "\n*Since* May");

    assertThat(rendered.html())
        .contains("<h2 id=\"prices\">", "|a|a|a", "|b", "<em>Since</em>")
        .doesNotContain("<td");
    assertThat(rendered.html().length()).isLessThan(2 * table.length());
  }

  @Test
  void manyTablesShareTheLimit() {
    String html = Markdown.toSafeHtml((table(80, 80) + "\n").repeat(20));

    assertThat(html).doesNotContain("<td");
  }

  /** Rows that look like the line below a heading, of which only the first begins the table. */
  @ParameterizedTest
  @ValueSource(strings = {"|-", "|:", "|--|", "|:-:|"})
  void rowsOfHyphensCountToo(String row) {
    String table = "|a".repeat(400) + "|\n" + "|-".repeat(400) + "|\n" + (row + "\n").repeat(1000);

    assertThat(Markdown.toSafeHtml(table)).doesNotContain("<td");
    assertThat(Markdown.toSafeHtml((table + "\n").repeat(12))).doesNotContain("<td");
  }

  @Test
  void quotedAndListedTablesCountToo() {
    assertThat(Markdown.toSafeHtml("> " + table(200, 200).replace("\n", "\n> ")))
        .doesNotContain("<td");
    assertThat(Markdown.toSafeHtml("- " + table(200, 200).replace("\n", "\n  ")))
        .doesNotContain("<td");
  }

  @Test
  void largeTableWithAllItsCellsIsATable() {
    String row = "|a".repeat(20) + "|\n";

    assertThat(Markdown.toSafeHtml(row + "|-".repeat(20) + "|\n" + row.repeat(2000)))
        .contains("<td>a</td>");
  }

  @Test
  void tableWithSomeShortRowsIsATable() {
    assertThat(Markdown.toSafeHtml("|a|b|c|\n|-|-|-|\n" + "|a|\n".repeat(1000)))
        .contains("<td>a</td><td></td>");
  }

  @Test
  void refusesLinksThatRepeatALongAddress() {
    String text = "[a]: https://example.com/" + "x".repeat(10_000) + "\n\n" + "[a] ".repeat(4000);

    assertThatExceptionOfType(Unrenderable.class).isThrownBy(() -> Markdown.render(text));
    assertThat(Markdown.toSafeHtml(text))
        .startsWith("<pre tabindex=\"0\">[a]: https://example.com/");
  }

  @Test
  void showsWhatCannotBeRenderedAsItWasTyped() {
    Rendered typed = Markdown.asTyped("<script>alert('1')</script> & \"so on\"");

    assertThat(typed.html())
        .isEqualTo(
            "<pre tabindex=\"0\">&lt;script&gt;alert('1')&lt;/script&gt; &amp; \"so on\"</pre>");
    assertThat(typed.text()).isEqualTo("<script>alert('1')</script> & \"so on\"");
    assertThat(typed.headings()).isEmpty();
  }

  @Test
  void paragraphWithThousandsOfBracketsStaysAsItWasTyped() {
    String html = Markdown.toSafeHtml("![[]()".repeat(3000) + "\n*next* line\n\n*other* paragraph");

    assertThat(html)
        .startsWith("<p>![[]()![[]()")
        .contains("\n*next* line</p>", "<em>other</em>")
        .doesNotContain("<a ");
  }

  /** Each note explains another one, and all of them the first. */
  @Test
  void footnotesMayReferToEachOther() {
    StringBuilder text = new StringBuilder("a[^0]\n\n");
    for (int i = 0; i < 3_000; i++) {
      text.append("[^").append(i).append("]: b[^").append(i + 1).append("] c[^0]\n");
    }

    String html = Markdown.toSafeHtml(text.toString());

    assertThat(html).contains("<li id=\"fn.2\">", "c<sup><a href=\"#fn.2\"");
    assertThat(html.length()).isLessThan(20 * text.length());
  }

  @Test
  void codeMayHaveAnyNumberOfBrackets() {
    assertThat(Markdown.toSafeHtml("```\n" + "[1, 2],\n".repeat(10_000) + "```\n\n[a](/b)"))
        .contains("<pre tabindex=\"0\"><code>[1, 2],", "<a href=\"/b\"");
  }

  @Test
  void elementsThatAreNeverClosedAreDroppedAfterSome() {
    String html = Markdown.toSafeHtml("<b>a\n\n".repeat(2000) + "*end*");

    assertThat(html).startsWith("<p><b>a</b></p>").contains("end");
    assertThat(html.length()).isLessThan(2000 * 30 * "<b></b>".length());
  }

  @Test
  void headingWithinHeadingsHasAShortText() {
    Rendered rendered = Markdown.render("<h2>" + "a &amp; b<i>c</i> ".repeat(500) + "</h2>");

    assertThat(rendered.headings()).hasSize(1);
    assertThat(rendered.headings().get(0).text()).startsWith("a & bc a & bc").hasSizeLessThan(2000);
    assertThat(rendered.headings().get(0).text()).doesNotContain("<", "&amp", "&a");
  }

  static List<String> unrenderable() {
    return List.of(
        "[a]: https://example.com/" + "x".repeat(100_000) + "\n\n" + "[a] ".repeat(60),
        "[a]: /b \"" + "x".repeat(100_000) + "\"\n\n" + "![a] ".repeat(60));
  }

  @ParameterizedTest
  @MethodSource("unrenderable")
  void refusesToSaveWhatCannotBeRendered(String body) {
    assertThat(objections(body))
        .containsExactly("must be Markdown that fits into 5000000 characters of HTML; split it");
    assertThat(objections(table(1001, 1001))).isEmpty();
    assertThat(objections("# a\n")).isEmpty();
  }

  private static List<String> objections(String body) {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle("Prices");
    settings.setBody(body);
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(settings).stream()
          .map(ConstraintViolation::getMessage)
          .toList();
    }
  }

  /** A table whose rows have only one of the columns. */
  private static String table(int columns, int rows) {
    return "|a".repeat(columns) + "\n" + "|-".repeat(columns) + "\n" + "|b\n".repeat(rows);
  }
}
