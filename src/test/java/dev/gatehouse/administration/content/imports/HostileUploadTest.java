package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.Repetitions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are long, monotonous or deep, as an upload of a few hundred bytes can bring them. */
class HostileUploadTest {
  private static Draft read(String text) throws BadFrontMatter {
    return Draft.of(new MarkdownFile(List.of(), "a.md", text));
  }

  @Test
  void readsLongTextOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      Repetitions.answersSoon(text, () -> readOrRefuse(text));
    }
  }

  @Test
  void readsHeadingOfAMillionBlanksSoon() throws BadFrontMatter {
    for (String blanks : List.of(" ", "\t", " #", "#", "a ")) {
      String text = "# a" + blanks.repeat(1_000_000 / blanks.length()) + "b";

      Draft draft = Repetitions.answerSoon(blanks, () -> read(text));

      assertThat(draft.content().title()).isEqualTo(text.substring(2));
    }
  }

  @Test
  void readsFrontMatterOfAnythingSoon() {
    for (String yaml : Repetitions.each(ImportLimits.FRONT_MATTER)) {
      Repetitions.answersSoon(yaml, () -> readOrRefuse("---\n" + yaml + "\n---\nText"));
      Repetitions.answersSoon(yaml, () -> readOrRefuse("---\ntitle: " + yaml + "\n---\nText"));
    }
    for (String text : Repetitions.each()) {
      Repetitions.answersSoon(text, () -> readOrRefuse("---\n" + text));
    }
  }

  private static void readOrRefuse(String text) {
    try {
      read(text);
    } catch (BadFrontMatter e) {
      assertThat(e.getMessage()).startsWith("has ");
    }
  }

  @Test
  void refusesCategoriesDeeperThanFoldersMayBe() {
    assertThatExceptionOfType(BadFrontMatter.class)
        .isThrownBy(() -> read("---\ncategory: " + "a/".repeat(20_000) + "\n---\nText"))
        .withMessage("has a category within more than 50 other categories");
  }

  @Test
  void readsBrokenZipsSoon() {
    for (String text : Repetitions.each()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Repetitions.answersSoon(
          text,
          () -> assertThatExceptionOfType(UnreadableZip.class).isThrownBy(() -> Zips.read(bytes)));
    }
  }
}
