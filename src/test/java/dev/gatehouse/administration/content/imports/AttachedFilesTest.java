package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.picture.SamplePictures;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of an upload that its texts refer to. */
class AttachedFilesTest {
  private static final byte[] PNG = SamplePictures.of("png", 30, 20);

  private static String linked(ZipFolder folder) {
    return folder.files().stream()
        .filter(file -> file.name().equals("a.md"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static ZipFolder read(String text) throws Exception {
    return Zips.read(
        Zips.zip()
            .with("docs/guides/a.md", text)
            .with("docs/img/my map.png", PNG)
            .with("docs/b.md", "")
            .bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![x](../img/my%20map.png)",
        "[x](../img/my%20map.png \"title\")",
        "![x](<../img/my%20map.png>)",
        "![x](/img/my%20map.png?raw=1#top)",
        "![x][m]\n\n[m]: ../img/./my%20map.png",
        "<img alt='x' src='../img/my%20map.png'>",
      })
  void textsGetTheAddressesOfFiles(String text) throws Exception {
    ZipFolder folder = read(text);

    Set<String> hashes = FileAddress.in(linked(folder));
    assertThat(linked(folder)).contains("/my-map.png").doesNotContain("..");
    assertThat(hashes).hasSize(1);
    assertThat(folder.attached().withHash(hashes.iterator().next()).orElseThrow().name())
        .isEqualTo("my map.png");
    assertThat(folder.attached().report())
        .extracting(FileReport::path, FileReport::outcome)
        .containsExactly(tuple("docs/img/my map.png", ImportOutcome.FILE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![x](https://example.com/img/my%20map.png)",
        "![x](//example.com/img/my%20map.png)",
        "![x](../../../img/my%20map.png)",
        "![x](../img/other.png)",
        "![x](../img/%ZZ.png) $1 \\",
        "[x](b.md) [y](#img) [z](mailto:a@example.com)",
      })
  void otherAddressesStay(String text) throws Exception {
    ZipFolder folder = read(text);

    assertThat(linked(folder)).isEqualTo(text);
    assertThat(folder.attached().report())
        .extracting(FileReport::outcome, FileReport::detail)
        .containsExactly(tuple(ImportOutcome.SKIPPED, "is used by no text of the zip"));
  }

  @Test
  void filesThatCannotBeStoredAreReportedWithTheReason() throws Exception {
    String text = "![x](a.svg)";
    ZipFolder folder =
        Zips.read(
            Zips.zip()
                .with("a.md", text)
                .with("a.svg", "<svg/>".getBytes(StandardCharsets.UTF_8))
                .bytes());

    assertThat(linked(folder)).isEqualTo(text);
    assertThat(folder.attached().report().get(0).detail()).startsWith("is SVG, HTML or XML");
  }
}
