package dev.gatehouse.library.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Repetitions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "json | {'a': 1}       | <span class='v'>'a'</span>: <span class='n'>1</span>",
        "bash | if true # x    | <span class='c'># x</span>",
        "js   | const a = 1    | <span class='k'>const </span>a",
        "TS   | let a: string  | <span class='t'>string</span>",
        "py   | def f(): pass  | <span class='k'>def </span>",
        "php  | <?php $a = 1;  | <span class='v'>$a </span>",
        "ruby | end            | <span class='k'>end</span>",
        "go   | func f() {}    | <span class='k'>func </span>",
        "c#   | new A()        | <span class='k'>new </span>",
        "java | @Override int a| <span class='t'>@Override int </span>",
        "html | <a href='x'>   | &lt;<span class='t'>a </span><span class='v'>href</span>=<span class='s'>'x'</span>&gt;",
        "css  | a { color: red }| <span class='k'>color</span>",
        "sql  | select a       | <span class='k'>select </span>a",
        "yaml | a: 'b' # c     | <span class='v'>a</span>: <span class='s'>'b' </span><span class='c'># c</span>",
        "yaml | - a-b: c:d     | - <span class='v'>a-b</span>: c:d",
        "http | POST /a        | <span class='k'>POST</span> /a",
        "http | HTTP/1.1 200 OK| <span class='k'>HTTP/1.1</span> <span class='n'>200</span> OK",
        "http | Accept: a      | <span class='v'>Accept</span>: a",
        "diff | +a             | <span class='i'>+a</span>",
        "diff | -a             | <span class='d'>-a</span>",
        "diff | --- a          | <span class='c'>--- a</span>",
        "ini  | [a]            | <span class='k'>[a]</span>",
        "dockerfile | FROM a:1 | <span class='k'>FROM </span>a:1"
      })
  void knowsTheLanguagesThatAuthorsUse(String name, String code, String expected) {
    String typed = code.replace('\'', '"');
    CodeLanguage language = CodeLanguage.named(name).orElseThrow();

    assertThat(new Highlighting().html(typed, language).orElseThrow())
        .contains(expected.replace("class='", "class=\"").replace("'>", "\">").replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mermaid", "text", "no-such-language"})
  void otherLanguagesStayPlain(String name) {
    assertThat(Markdown.toSafeHtml("```" + name + "\nif (a) \"b\"\n```"))
        .contains("if (a) &#34;b&#34;")
        .doesNotContain("<span");
  }

  @Test
  void languageIsTheFirstWordOfTheFence() {
    assertThat(
            Markdown.toSafeHtml("```js {1,3} title=\"x\"\nconst a\n```\n\n~~~json:a.json\n1\n~~~"))
        .contains("<code class=\"language-js\"><span class=\"k\">const </span>a")
        .contains("<span class=\"n\">1</span>");
  }

  @Test
  void onlyItsOwnClassesReachThePage() {
    assertThat(Markdown.toSafeHtml("<span class=k>a</span><span class=bar>b</span><p class=k>c"))
        .contains("<span class=\"k\">a</span>")
        .doesNotContain("bar", "<p class");
  }

  /** Whatever is typed is shown, and nothing fails; the seed makes it the same in each run. */
  @ParameterizedTest
  @EnumSource
  void codeStaysWhatItIs(CodeLanguage language) {
    String letters = "\"'`/*#<>&$%@!?()[]{}\\;:=-+ \tabcdefxyz019\n\n_.|~^é日😀\u0000";
    int[] all = letters.codePoints().toArray();
    Random random = new Random(17);
    for (int i = 0; i < 50; i++) {
      StringBuilder code = new StringBuilder();
      random.ints(300, 0, all.length).forEach(at -> code.appendCodePoint(all[at]));

      String html = new Highlighting().html(code.toString(), language).orElseThrow();

      assertThat(plain(html)).isEqualTo(code.toString());
      assertThat(html.split("<span ", -1)).hasSameSizeAs(html.split("</span>", -1));
    }
  }

  @Test
  void longTextsAreHighlightedInPart() {
    String line = "a = 1; b = \"c\";\n";
    String page = Markdown.toSafeHtml("```js\n" + line.repeat(11_000) + "```\n");
    assertThat(page.split("<span ", -1)).hasSize(20_001);
    assertThat(plain(page)).startsWith("a &#61; 1; b").endsWith("&#34;c&#34;;\n\n");

    String million =
        Markdown.toSafeHtml("```js\n" + line.repeat(60_000) + "```\n\n```js\nconst a\n```");
    assertThat(million).doesNotContain("<span");
    assertThat(Markdown.toSafeHtml("```js\nconst a = " + "1 + ".repeat(600) + "\nconst b\n```"))
        .contains("\n<span class=\"k\">const </span>b")
        .doesNotContain("const </span>a");
  }

  @Test
  void answersLongCodeOfAnythingSoon() {
    for (String part : Repetitions.each()) {
      String code = part.replace("`", "").replace("~", "");
      String text = "```html\n" + code + "\n```\n```php\n" + code + "\n```";
      String html = Repetitions.answerSoon(text, () -> Markdown.toSafeHtml(text));
      assertThat(html.length()).isLessThan(16 * text.length() + 100);
    }
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
