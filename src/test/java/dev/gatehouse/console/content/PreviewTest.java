package dev.gatehouse.console.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.console.ConsoleTexts;
import org.junit.jupiter.api.Test;

class PreviewTest {

  @Test
  void showsWhatReadersGet() {
    assertThat(Preview.of("**a** `b`", 7)).isEqualTo("<p><strong>a</strong> <code>b</code></p>\n");
  }

  @Test
  void givesHeadingsNoIds() {
    assertThat(Preview.of("# main\n\n### body", 7)).isEqualTo("<h2>main</h2>\n<h3>body</h3>\n");
    assertThat(Preview.of("<h2 id='form'>x</h2>", 7)).doesNotContain("id=");
  }

  @Test
  void calloutsSayWhatTheyAre() {
    assertThat(Preview.of("> [!WARNING]\n> x", 7))
        .contains("<div class=\"callout warning\"><p class=\"callout-title\">Warning</p>");
  }

  @Test
  void namesImagesInsteadOfLoadingThem() {
    assertThat(Preview.of("![A \"view\"](https://a.example/i.png \"t\") and ![](/local.png)", 7))
        .doesNotContain("<img")
        .contains("A &#34;view&#34; <code>https://a.example/i.png</code>")
        .contains("<code>/local.png</code>");
  }

  @Test
  void leavesTextThatLooksLikeHtmlAlone() {
    assertThat(Preview.of("`<h1 id=\"a\"> <img src=\"x\">`", 7))
        .contains("&lt;h1 id&#61;&#34;a&#34;&gt; &lt;img src&#61;&#34;x&#34;&gt;");
  }

  @Test
  void notesSayWhatReadersDoNotSee() {
    ConsoleTexts texts = new ConsoleTexts();

    assertThat(PreviewNotes.of("<video src=x></video> <a&b>\n\n```mermaid\na-->b\n```", texts))
        .contains("<code>&lt;video&gt;</code>", "Diagrams are shown as code.")
        .doesNotContain("<video");
    assertThat(PreviewNotes.of("**a** `<video>`", texts)).isEmpty();
    assertThat(PreviewNotes.of(null, texts)).isEmpty();
  }

  @Test
  void showsTheSitesOwnPictures() {
    String hash = "0123456789abcdef0123456789abcdef";

    assertThat(Preview.of("![A map](/files/" + hash + "/map.png)", 7))
        .isEqualTo(
            "<p><img src=\"/console/content/files?site=7&amp;file="
                + hash
                + "&amp;w=800\" alt=\"A map\" /></p>\n");
  }
}
