package dev.gatehouse.tenant.logo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTypeTest {

  @Test
  void recognizesImagesByTheirContent() {
    assertThat(LogoType.of("\u0089PNG\r\n\u001a\n...".getBytes(ISO_8859_1))).contains(LogoType.PNG);
    assertThat(LogoType.of("\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1)))
        .contains(LogoType.JPEG);
    assertThat(LogoType.of("RIFF....WEBPVP8L".getBytes(ISO_8859_1))).contains(LogoType.WEBP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GIF89a",
        "\u0089PN",
        "RIFF....WAVEfmt ",
        "<!DOCTYPE html><html><body>hello</body></html>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h1v1z\"/></svg>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "{}"
      })
  void recognizesNothingElse(String content) {
    assertThat(LogoType.of(content.getBytes(ISO_8859_1))).isEmpty();
  }
}
