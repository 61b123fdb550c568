package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import org.junit.jupiter.api.Test;

class SiteSettingsBackingTest {
  @Test
  void showsTheHandbooksSnippetFilledIn() {
    String snippet = SiteSettingsBacking.widgetSnippet("https://gatehouse.example", "abc_-1");

    String handbooks =
        Document.handbook("widget")
            .block("html")
            .replace("https://help.example.com", "https://gatehouse.example")
            .replace("YOUR_WIDGET_ID", "abc_-1");
    assertThat(snippet.strip()).isEqualTo(handbooks.strip());
  }
}
