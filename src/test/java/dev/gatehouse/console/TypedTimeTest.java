package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @ParameterizedTest
  @CsvSource({
    "2026-11-28 16:48:24, 2026-11-28T07:48:24Z",
    "2026-11-28 16:48, 2026-11-28T07:48:00Z",
    "2026-11-28T16:48, 2026-11-28T07:48:00Z",
    "' 2026-11-28 ', 2026-11-27T15:00:00Z"
  })
  void isReadInTheConsolesNotation(String typed, Instant time) {
    assertThat(TypedTime.of(typed)).map(read -> read.from(TOKYO)).contains(time);
  }

  @Test
  void dayAloneEndsWithTheDay() {
    assertThat(TypedTime.of("2026-11-28"))
        .map(read -> read.until(TOKYO))
        .contains(Instant.parse("2026-11-28T15:00:00Z"));
    assertThat(TypedTime.of("2026-11-28 16:48"))
        .map(read -> read.until(TOKYO))
        .contains(Instant.parse("2026-11-28T07:48:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "28.11.2026",
        "2026-02-30",
        "2026-11-28 25:00",
        "2026-11",
        "+999999999-12-31",
        "-0001-01-01"
      })
  void anythingElseIsNoTime(String typed) {
    assertThat(TypedTime.of(typed)).isEmpty();
  }
}
