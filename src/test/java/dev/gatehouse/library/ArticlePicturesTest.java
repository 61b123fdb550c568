package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.file.SampleFiles;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.markdown.Markdown;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticlePicturesTest {
  private final StoredFile wide = SampleFiles.picture("wide.png", 900, 300);
  private final StoredFile small = SampleFiles.picture("small.png", 90, 30);

  ArticlePicturesTest() throws IOException {}

  private String shown(String markdown) {
    return ArticlePictures.in(
        Markdown.toSafeHtml(markdown), Map.of(wide.getHash(), wide, small.getHash(), small));
  }

  @Test
  void pictureHasItsSizeSoThatThePageDoesNotMove() {
    assertThat(shown("![A & one](" + small.address() + ")"))
        .contains(
            "<img src=\""
                + small.address()
                + "\" alt=\"A &amp; one\" loading=\"lazy\" width=\"90\" height=\"30\"")
        .doesNotContain("srcset")
        .doesNotContain("<a ");
  }

  @Test
  void widePictureHasSmallerVersionsAndOpensInFull() {
    assertThat(shown("![Map](" + wide.address() + ")"))
        .contains("<a class=\"picture\" href=\"" + wide.address() + "\"><img src=")
        .contains(wide.address() + "?w=400 400w, " + wide.address() + " 900w\"")
        .contains("sizes=\"(min-width: 48rem) 720px, 100vw\"");
  }

  @Test
  void linksAndSizesOfAuthorsStay() {
    assertThat(shown("[![Map](" + wide.address() + ")](/docs)"))
        .contains("<a href=\"/docs\"")
        .doesNotContain("class=\"picture\"");
    assertThat(shown("<img src=\"" + small.address() + "\" width=\"45\">"))
        .contains("width=\"45\"")
        .doesNotContain("height");
    assertThat(shown("![](" + wide.address() + ")")).doesNotContain("<a ");
  }

  @Test
  void otherPicturesStayAsTheyAre() {
    String others =
        "![a](https://example.com/a.png) ![b](/files/" + "0".repeat(32) + "/b.png) <b>x</b>";

    assertThat(shown(others)).isEqualTo(Markdown.toSafeHtml(others));
  }
}
