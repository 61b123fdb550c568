package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.content.imports.Draft.Content;
import org.junit.jupiter.api.Test;

class DraftContentTest {

  @Test
  void takesTheTitleFromTheFirstHeading() {
    assertThat(Content.of(null, "\n# A title #\r\n\r\nText", "x"))
        .isEqualTo(new Content("A title", "Text"));
    assertThat(Content.of(null, "# Only", "x")).isEqualTo(new Content("Only", ""));
  }

  @Test
  void saysNoTitleTwice() {
    assertThat(Content.of("a Title", "# A title\n\nText", "x"))
        .isEqualTo(new Content("a Title", "Text"));
  }

  @Test
  void leavesOtherTextAlone() {
    for (String body : new String[] {"Text\n# A", "## A\ntext", "#tag", "    # code", ""}) {
      assertThat(Content.of("T", body, "x")).isEqualTo(new Content("T", body));
    }
    assertThat(Content.of(null, "Text", "From name")).isEqualTo(new Content("From name", "Text"));
  }

  @Test
  void titleMayHaveAnyBlanksWithinAndNoneAtItsEnd() {
    assertThat(Content.of(null, "#\ta  #\t b \t##\u2028\nText", "x"))
        .isEqualTo(new Content("a  #\t b", "Text"));
    assertThat(Content.of(null, "# a\r\n\r\n\nText", "x")).isEqualTo(new Content("a", "\nText"));
    assertThat(Content.of(null, "# #", "x")).isEqualTo(new Content("#", ""));
    assertThat(Content.of("T", "#   \nText", "x")).isEqualTo(new Content("T", "#   \nText"));
  }
}
