package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.library.file.FileLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZipFolderTest {
  private static ZipFolder read(byte[] zip) throws Exception {
    return Zips.read(zip);
  }

  private static void assertSkipped(byte[] zip, String name, String reason) throws Exception {
    ZipFolder folder = read(zip);
    assertThat(folder.files()).extracting(MarkdownFile::path).doesNotContain(name);
    assertThat(folder.skipped())
        .anySatisfy(
            file -> {
              assertThat(file.path()).isEqualTo(name);
              assertThat(file.reason()).contains(reason);
            });
  }

  @Test
  void readsMarkdownFilesWithTheirFolders() throws Exception {
    ZipFolder folder =
        read(Zips.zip().with("a.md", "A").with("b/", "").with("b/ü/c.markdown", "C ü").bytes());

    assertThat(folder.skipped()).isEmpty();
    assertThat(folder.files())
        .extracting(MarkdownFile::path, MarkdownFile::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.md", "A"),
            org.assertj.core.groups.Tuple.tuple("b/ü/c.markdown", "C ü"));
  }

  @Test
  void leavesOutTheFolderThatWasZipped() throws Exception {
    ZipFolder folder =
        read(
            Zips.zip()
                .with("docs-main/a.md", "A")
                .with("docs-main/b/c.md", "C")
                .with("__MACOSX/._a.md", "x")
                .bytes());

    assertThat(folder.files()).extracting(MarkdownFile::path).containsExactly("a.md", "b/c.md");
  }

  @Test
  void takesNoNameThatLeadsSomewhere() throws Exception {
    for (String name :
        new String[] {
          "../a.md", "a/../../b.md", "/etc/a.md", "C:/a.md", "a\\b.md", "a//b.md", "./a.md"
        }) {
      assertSkipped(Zips.zip().with(name, "x").with("ok.md", "ok").bytes(), name, "has a");
    }
    assertSkipped(Zips.zip().with("a\nb.md", "x").bytes(), "a\uFFFDb.md", "control");
    String deep = "a/".repeat(51) + "b.md";
    assertSkipped(Zips.zip().with(deep, "x").bytes(), deep, "nested folders");
  }

  @Test
  void followsNoSymbolicLink() throws Exception {
    byte[] zip = Zips.zip().with("link.md", "../../etc/passwd").with("ok.md", "ok").bytes();

    assertSkipped(Zips.linking(zip, "link.md"), "link.md", "symbolic link");
  }

  @Test
  void refusesWhatIsEncrypted() {
    byte[] zip = Zips.encrypting(Zips.zip().with("a.md", "secret").bytes(), "a.md");

    assertThatThrownBy(() -> read(zip))
        .isInstanceOf(UnreadableZip.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void skipsNamesThatAreNotUtf8AndReadsTheOthers() throws Exception {
    byte[] zip = Zips.zip().with("xx.md", "x").with("ok.md", "ok").bytes();
    byte[] latin1 = "\u00FC\u00E4.md".getBytes(StandardCharsets.ISO_8859_1);

    ZipFolder folder = read(Zips.naming(zip, "xx.md", latin1));

    assertThat(folder.files()).extracting(MarkdownFile::path).containsExactly("ok.md");
    assertThat(folder.skipped())
        .containsExactly(new ZipFolder.Skipped("(a file)", "has a name that is not UTF-8"));
  }

  @Test
  void readsUtf8NamesWithoutTheMarkForThem() throws Exception {
    byte[] zip = Zips.zip().with("xxxx.md", "x").bytes();
    byte[] utf8 = "\u00FC\u00E4.md".getBytes(StandardCharsets.UTF_8);

    assertThat(read(Zips.naming(zip, "xxxx.md", utf8)).files())
        .extracting(MarkdownFile::path)
        .containsExactly("\u00FC\u00E4.md");
  }

  @Test
  void skipsHiddenFiles() throws Exception {
    byte[] zip =
        Zips.zip().with("a.PNG", "x").with("b.html", "x").with(".git/config.md", "x").bytes();

    assertSkipped(zip, ".git/config.md", "hidden");
  }

  @Test
  void skipsWhatIsNoText() throws Exception {
    byte[] binary = new byte[1000];
    new Random(1).nextBytes(binary);

    assertSkipped(Zips.zip().with("a.md", binary).bytes(), "a.md", "not text in UTF-8");
    assertSkipped(
        Zips.zip().with("a.md", "hä".getBytes(StandardCharsets.UTF_16)).bytes(), "a.md", "UTF-8");
  }

  @Test
  void stopsAtBombs() throws Exception {
    assertSkipped(
        Zips.zip().with("a.md", new byte[ImportLimits.TEXT_BYTES + 1]).bytes(),
        "a.md",
        "larger than");
    for (String name : new String[] {"a.md", "a.txt"}) {
      byte[] bomb = new byte[ImportLimits.SMALL_BYTES + 1];
      assertSkipped(Zips.zip().with(name, bomb).bytes(), name, "times smaller");
    }
    assertSkipped(
        Zips.zip().with("a.txt", new byte[(int) FileLimits.FILE_BYTES + 1]).bytes(),
        "a.txt",
        "larger than 8000000 bytes");

    Zips many = Zips.zip();
    byte[] letters = new byte[ImportLimits.TEXT_BYTES];
    Random random = new Random(3);
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) ('a' + random.nextInt(16));
    }
    for (int i = 0; i < 9; i++) {
      many.with(i + ".md", letters);
    }
    assertSkipped(many.bytes(), "8.md", "read at most");
  }

  @Test
  void believesNoSizeThatTheZipOnlyClaims() throws Exception {
    byte[] zip =
        Zips.zip().with("a.md", "text").with("b.txt", "bytes").with("c.md", "[b](b.txt)").bytes();

    ZipFolder folder = read(Zips.claiming(Zips.claiming(zip, "a.md", 3), "b.txt", 9));

    assertThat(folder.skipped()).containsExactly(new ZipFolder.Skipped("a.md", "is damaged"));
    assertThat(folder.attached().report().get(0).detail()).isEqualTo("is damaged");
    assertThat(folder.files())
        .extracting(MarkdownFile::text)
        .as("the text keeps its link")
        .containsExactly("[b](b.txt)");
  }

  @Test
  void refusesTooManyFiles() {
    Zips many = Zips.zip();
    for (int i = 0; i <= ImportLimits.FILES; i++) {
      many.with(i + ".md", "");
    }
    byte[] zip = many.bytes();

    assertThatThrownBy(() -> read(zip))
        .isInstanceOf(UnreadableZip.class)
        .hasMessageContaining("10000");
  }

  @Test
  void refusesWhatIsNoZip() {
    byte[] zip = Zips.zip().with("a.md", "x").with("b.md", "y").bytes();

    for (byte[] broken :
        new byte[][] {
          {},
          "hello".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(zip, zip.length - 10),
          Arrays.copyOfRange(zip, 60, zip.length)
        }) {
      assertThatThrownBy(() -> read(broken)).isInstanceOf(UnreadableZip.class);
    }
  }

  @Test
  void neverBreaksOnDamagedBytes() {
    byte[] zip = Zips.zip().with("a.md", "text ".repeat(50)).with("b/c.md", "more").bytes();
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = zip.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        read(damaged);
      } catch (UnreadableZip e) {
        assertThat(e).hasMessageContaining("zip");
      } catch (Exception e) {
        throw new AssertionError("change " + i, e);
      }
    }
  }
}
