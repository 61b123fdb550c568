package dev.gatehouse.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FileAddressTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  @Test
  void findsFilesWhereverATextNamesThem() {
    String other = HASH.replace('0', 'f');

    assertThat(
            FileAddress.in(
                "![a](/files/%1$s/a.png) <img src=\"/files/%1$s/a.png\"> [b]: /files/%2$s/b.pdf"
                    .formatted(HASH, other)))
        .containsExactlyInAnyOrder(HASH, other);
    assertThat(FileAddress.in("/files/" + HASH + "0/a.png /files/abc/a.png")).isEmpty();
  }

  @Test
  void readsAddresses() {
    assertThat(FileAddress.of(HASH, "Übersicht 1.png"))
        .isEqualTo("/files/" + HASH + "/ubersicht-1.png");
    assertThat(FileAddress.hash("/" + HASH + "/a.png")).isEqualTo(HASH);
    assertThat(FileAddress.hashOf("/files/" + HASH + "/a.png?w=400")).isEqualTo(HASH);
    assertThat(FileAddress.hash("/" + HASH.toUpperCase(Locale.ROOT) + "/a.png")).isEmpty();
    assertThat(FileAddress.hash("/" + HASH + "/a/../b")).isEmpty();
    assertThat(FileAddress.hash(null)).isEmpty();
  }
}
