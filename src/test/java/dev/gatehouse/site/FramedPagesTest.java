package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.site.Frame.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramedPagesTest {
  private final FramedPages pages = new FramedPages();
  private final Frame frame = (Frame) new Filled("Acme").of(Frame.class);
  private final ContentPart part = part("first");

  @Test
  void isTheSamePageWhileNothingChanges() {
    assertThat(page(of("Ann"), "Refunds", part)).isSameAs(page(of("Ann"), "Refunds", part));
    assertThat(new FramedPages().of(of("Ann"), "Refunds", "en", "wide", part("first")).tag())
        .isEqualTo(page(of("Ann"), "Refunds", part).tag());
  }

  @Test
  void nobodySeesThePageOfAnother() {
    ContentPage hers = page(of("Ann"), "Refunds", part);
    ContentPage his = page(of("Ben"), "Refunds", part);

    assertThat(html(hers)).contains("Account: Ann").doesNotContain("Ben");
    assertThat(html(his)).contains("Account: Ben").doesNotContain("Ann");
    assertThat(his.tag()).isNotEqualTo(hers.tag());
  }

  @Test
  void theTagCoversTitleAndContent() {
    ContentPage page = page(of("Ann"), "Refunds", part);

    assertThat(page(of("Ann"), "Returns", part).tag()).isNotEqualTo(page.tag());
    ContentPage changed = page(of("Ann"), "Refunds", part("second"));
    assertThat(html(changed)).contains("<p>second</p>").doesNotContain("<p>first</p>");
    assertThat(changed.tag()).isNotEqualTo(page.tag());
  }

  @Test
  void saysInWhichOtherLanguageTheTitleIs() {
    assertThat(html(page(of("Ann"), "Refunds", part))).contains("<title>Refunds");
    assertThat(html(pages.of(of("Ann"), "Retours", "fr", "wide", part)))
        .contains("<title lang=\"fr\">Retours");
  }

  private ContentPage page(Frame around, String title, ContentPart within) {
    return pages.of(around, title, "en", "wide", within);
  }

  private static ContentPart part(String text) {
    return ContentPart.of(output -> output.writeContent("<p>" + text + "</p>"));
  }

  private static String html(ContentPage page) {
    return new String(page.bytes(), StandardCharsets.UTF_8);
  }

  /** The frame of a page for a reader. */
  private Frame of(String name) {
    return new Frame(
        frame.text(),
        frame.look(),
        frame.assets(),
        frame.folder(),
        frame.siteName(),
        true,
        true,
        null,
        null,
        null,
        frame.otherSites(),
        new Reader(new ReaderName(name), name, false, null),
        null);
  }
}
