package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {
  @Test
  void readsTimesInAnyOffset() {
    assertThat(WrittenTime.read("2026-05-04T12:00:00+02:00"))
        .contains(Instant.parse("2026-05-04T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-05-04", "2026-05-04T12:00:00", "+12026-05-04T12:00:00Z", "x"})
  void takesNothingElseForOne(String text) {
    assertThat(WrittenTime.read(text)).isEmpty();
  }
}
