package dev.gatehouse.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.library.file.picture.SamplePictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedFileTest {
  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ReceivedFile read(String name, byte[] bytes) throws IOException, FileRefused {
    return ReceivedFile.read(name, new ByteArrayInputStream(bytes));
  }

  private static String name(String given, byte[] bytes) throws IOException, FileRefused {
    try (ReceivedFile file = read(given, bytes)) {
      return file.name();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png, PNG",
    "jpg, JPEG",
    "gif, GIF",
  })
  void typeIsTheContents(String format, FileType type) throws IOException, FileRefused {
    try (ReceivedFile file = read("invoice.exe", SamplePictures.of(format, 30, 20))) {
      assertThat(file.type()).isEqualTo(type);
      assertThat(file.name()).isEqualTo("invoice." + format);
      assertThat(file.picture().width()).isEqualTo(30);
    }
  }

  @Test
  void filesForDownloadsKeepWhatTheyAre() throws IOException, FileRefused {
    assertThat(name("Manual.PDF", text("%PDF-1.7 …"))).isEqualTo("Manual.pdf");
    assertThat(name("plan.docx", text("PK\u0003\u0004…"))).isEqualTo("plan.docx");
    assertThat(name("plan.jar", text("PK\u0003\u0004…"))).isEqualTo("plan.zip");
    assertThat(name("prices.csv", text("a;b\r\n1;2\r\n"))).isEqualTo("prices.csv");
    assertThat(name("run.sh", text("rm -r /"))).isEqualTo("run.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\uFEFF \n<?xml version='1.0'?>",
        "<!doctype html><script>alert(1)</script>",
      })
  void refusesWhatBrowsersRun(String content) {
    assertThatThrownBy(() -> read("a.png", text(content)))
        .isInstanceOf(FileRefused.class)
        .hasMessageStartingWith("is SVG, HTML or XML");
  }

  @Test
  void refusesProgramsEmptyFilesAndHalfTexts() {
    assertThatThrownBy(() -> read("a.txt", text("\u007fELF\u0001\u0000")))
        .hasMessageStartingWith("is none of the types");
    assertThatThrownBy(() -> read("a.txt", new byte[] {'a', (byte) 0xC3}))
        .hasMessageStartingWith("is none of the types");
    assertThatThrownBy(() -> read("a.txt", new byte[0])).hasMessage("is empty");
  }

  /** A character may lie across the pieces in which a text is read. */
  @Test
  void takesLongTextsInAnyScript() throws IOException, FileRefused {
    try (ReceivedFile file = read("a.txt", text("x" + "語".repeat(40_000)))) {
      assertThat(file.type()).isEqualTo(FileType.TEXT);
    }
  }

  @Test
  void refusesLongFilesWithoutReadingThemToTheirEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatThrownBy(() -> ReceivedFile.read("a.txt", endless))
        .isInstanceOf(FileRefused.class)
        .hasMessage("is larger than 8000000 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd|passwd.txt",
        "C:\\\\temp\\\\a.txt|a.txt",
        ".htaccess|htaccess.txt",
        "..|file.txt",
        "Größe \uD83D\uDE00.txt|Größe \uD83D\uDE00.txt",
        "a\u202Etxt.exe|atxt.txt",
        "a\"; x=\"y.txt|a; x=y.txt",
        "%2e%2e%2fa.txt|2e2e2fa.txt",
      })
  void namesCannotDeceive(String given, String name) throws IOException, FileRefused {
    assertThat(name(given.replace("\\\\", "\\"), text("hello"))).isEqualTo(name);
  }

  @Test
  void namesBreakNoHeader() throws IOException, FileRefused {
    assertThat(name("a\0b\r\nSet-Cookie: x.txt", text("hello"))).isEqualTo("abSet-Cookie x.txt");
  }

  @Test
  void sameContentHasSameHashWhateverSurroundsIt() throws IOException, FileRefused {
    try (ReceivedFile plain = read("a.png", SamplePictures.of("png", 30, 20));
        ReceivedFile polyglot = read("b.png", SamplePictures.polyglot(30, 20))) {
      assertThat(polyglot.contentHash()).isEqualTo(plain.contentHash()).hasSize(32);
    }
  }

  @Test
  void leavesNothingBehind() throws IOException, FileRefused {
    Path content;
    try (ReceivedFile file = read("a.png", SamplePictures.of("png", 900, 20))) {
      content = file.content();
      assertThat(content).exists();
    }
    assertThat(Files.exists(content.getParent())).isFalse();
  }
}
