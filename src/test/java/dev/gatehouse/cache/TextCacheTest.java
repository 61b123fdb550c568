package dev.gatehouse.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCacheTest {
  private final List<String> read = new ArrayList<>();
  private final TextCache<Integer> lengths =
      new TextCache<>(
          text -> {
            read.add(text);
            return text.length();
          });

  @Test
  void readsATextOnce() {
    assertThat(lengths.of("text/html")).isEqualTo(9);
    assertThat(lengths.of("text/html")).isEqualTo(9);
    assertThat(lengths.of("*/*")).isEqualTo(3);

    assertThat(read).containsExactly("text/html", "*/*");
  }

  @Test
  void keepsNoLongText() {
    String text = "x".repeat(501);

    assertThat(lengths.of(text)).isEqualTo(501);
    assertThat(lengths.of(text)).isEqualTo(501);

    assertThat(read).hasSize(2);
  }

  @Test
  void forgetsWhatItKnowsRatherThanGrow() {
    lengths.of("first");
    for (int i = 0; i < 1_000; i++) {
      lengths.of("made up " + i);
    }
    read.clear();

    assertThat(lengths.of("first")).isEqualTo(5);
    assertThat(lengths.of("made up 999")).isEqualTo(11);

    assertThat(read).containsExactly("first");
  }
}
