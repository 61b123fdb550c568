package dev.gatehouse.library.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Repetitions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetsTest {
  private static String replaced(String text) {
    return LinkTargets.in(text)
        .replaced(Map.of("a.png", "/X", "my a.png", "/X", "a(1).png", "/X", "a&b.png", "/X"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          ![x](a.png) → ![x](/X)
          [x]( a.png "a.png") → [x]( /X "a.png")
          [![x](a.png)](a.png) → [![x](/X)](/X)
          [`](a.png)`](a.png) → [`](a.png)`](/X)
          ![x](<my a.png>) → ![x](/X)
          ![x](a(1).png) → ![x](/X)
          ![x](a&amp;b.png) → ![x](/X)
          ![x](a\\(1\\).png) → ![x](/X)
          **[x](a.png)** ~~![y](a.png)~~ → **[x](/X)** ~~![y](/X)~~
          > - [x](a.png) → > - [x](/X)
          [a.png]: <a.png> 'a.png' → [a.png]: /X 'a.png'
          > [x]: a.png → > [x]: /X
          <p><img alt="a.png" src='a.png'></p> → <p><img alt="a.png" src='/X'></p>
          text <a href="a.png" src="a.png">a.png</a> → text <a href="/X" src="/X">a.png</a>
          - [x] ![x](a.png) → - [x] ![x](/X)
          é 😀 ![x](a.png) → é 😀 ![x](/X)
          """)
  void findsWhereLinksAndPicturesLead(String text, String expected) {
    assertThat(replaced(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`![x](a.png)`",
        "```\n![x](a.png)\n<img src=\"a.png\">\n```",
        "    ![x](a.png)",
        "\\![x]\\(a.png)",
        "> ~~~\n> [x]: a.png\n> ~~~",
        "<pre>&lt;img src=\"a.png\"&gt;</pre>",
        "src=\"a.png\" [x] (a.png)",
        "a.png",
        "",
      })
  void leavesWhatOnlyLooksLikeLinks(String text) {
    assertThat(LinkTargets.in(text).targets()).isEmpty();
    assertThat(replaced(text)).isEqualTo(text);
  }

  @Test
  void findsThemInTablesFootnotesAndLaterLines() {
    String text =
        "| a |\r\n|---|\r\n| ![x](a.png) |\r\n\r\nText[^1]\n\n[^1]: See\n    [x](a.png \"t\").\n"
            + "\n[x][y]\n\n[y]:\n  a.png\n";

    assertThat(replaced(text))
        .isEqualTo(text.replace("](a.png", "](/X").replace("  a.png", "  /X"));
  }

  @Test
  void answersSoonForAnyText() {
    for (String text : Repetitions.each()) {
      Repetitions.answersSoon(text, () -> replaced(text));
    }
  }
}
