package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Readme;
import org.junit.jupiter.api.Test;

class WidgetSnippetTest {
  @Test
  void isTheReadmesSnippetFilledIn() {
    String snippet = WidgetSnippet.of("https://gatehouse.example", "abc_-1");

    String readmes =
        Readme.block("html", "hcOptions")
            .replaceAll("(?m)^   ", "")
            .replace("https://help.example.com", "https://gatehouse.example")
            .replace("YOUR_WIDGET_ID", "abc_-1");
    assertThat(snippet.strip()).isEqualTo(readmes.strip());
  }
}
