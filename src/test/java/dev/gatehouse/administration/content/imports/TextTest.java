package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void takesTheTitleFromTheFirstHeading() {
    assertThat(Text.of(null, "\n# A title #\r\n\r\nText", "x"))
        .isEqualTo(new Text("A title", "Text"));
    assertThat(Text.of(null, "# Only", "x")).isEqualTo(new Text("Only", ""));
  }

  @Test
  void saysNoTitleTwice() {
    assertThat(Text.of("a Title", "# A title\n\nText", "x")).isEqualTo(new Text("a Title", "Text"));
  }

  @Test
  void leavesOtherTextAlone() {
    for (String body : new String[] {"Text\n# A", "## A\ntext", "#tag", "    # code", ""}) {
      assertThat(Text.of("T", body, "x")).isEqualTo(new Text("T", body));
    }
    assertThat(Text.of(null, "Text", "From name")).isEqualTo(new Text("From name", "Text"));
  }
}
