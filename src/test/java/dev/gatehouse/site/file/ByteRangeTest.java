package dev.gatehouse.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 14.1.2. */
class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-499, bytes 0-499/1000",
    "bytes=500-, bytes 500-999/1000",
    "bytes=-300, bytes 700-999/1000",
    "bytes=-3000, bytes 0-999/1000",
    "bytes=999-5000, bytes 999-999/1000",
    "bytes=0-0, bytes 0-0/1000",
    "bytes=1000-, bytes */1000",
    "bytes=1000-2000, bytes */1000",
    "bytes=-0, bytes */1000",
  })
  void readsOneRange(String header, String answer) {
    assertThat(ByteRange.of(header, 1000).orElseThrow().text(1000)).isEqualTo(answer);
  }

  /** What is no range is ignored; of several, which could be thousands, none is sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=5-4",
        "bytes=-",
        "bytes=a-b",
        "lines=0-1",
        "bytes=0-1,2-3",
        "bytes=0-9, -5",
        "bytes=99999999999999999999-",
        "bytes=0-1;",
        ""
      })
  void answersAnythingElseWithTheWholeFile(String header) {
    assertThat(ByteRange.of(header, 1000)).isEmpty();
  }

  @Test
  void wholeFileIsSentWithoutHeader() {
    assertThat(ByteRange.of(null, 1000)).isEmpty();
    assertThat(ByteRange.whole(1000).length()).isEqualTo(1000);
  }
}
