package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Mint;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumericDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "-0.0", "1", "1700000000", "1700000000.5", "1.7e9", "253402300799.999"})
  void takesNumbersFrom1970ToTheEndOf9999(String number) throws MalformedJson {
    assertThat(NumericDate.of(json(number))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-0.000001",
        "253402300800",
        "99999999999999999999",
        "18446744073709551616",
        "1e12",
        "1e999",
        "1e-999",
        "1e999999999",
        "\"1700000000\"",
        "\"\"",
        "true",
        "false",
        "[1700000000]",
        "{}"
      })
  void takesNothingElse(String value) throws MalformedJson {
    assertThat(NumericDate.of(json(value))).isEmpty();
  }

  @Test
  void isComparedWithMomentsBeforeAndAfterToTheNanosecond() {
    NumericDate date = NumericDate.of(new BigDecimal("1700000000.5")).orElseThrow();
    Instant now = Instant.ofEpochSecond(1_700_000_030, 500_000_000);

    assertThat(date.isBefore(now, -30)).isFalse();
    assertThat(date.isAfter(now, -30)).isFalse();
    assertThat(date.isBefore(now.plusNanos(1), -30)).isTrue();
    assertThat(date.isAfter(now.minusNanos(1), -30)).isTrue();
    assertThat(date.isAfter(now, -31)).isTrue();
    assertThat(date.isBefore(now, 0)).isTrue();
  }

  @Test
  void comparesFractionsWithoutRounding() {
    NumericDate date = new NumericDate(new BigDecimal("1700000000.5000000001"));

    assertThat(date.isAfter(Instant.ofEpochSecond(1700000000, 500_000_000), 0)).isTrue();
    assertThat(date.isBefore(Instant.ofEpochSecond(1700000000, 500_000_000), 0)).isFalse();
    assertThat(date.isBefore(Instant.ofEpochSecond(1700000000, 500_000_001), 0)).isTrue();
    assertThat(date.isAfter(Instant.ofEpochSecond(1700000000, 500_000_001), 0)).isFalse();
  }

  @Test
  void isNeitherBeforeNorAfterItself() {
    NumericDate date = new NumericDate(new BigDecimal("1700000000.25"));
    Instant same = Instant.ofEpochSecond(1700000000, 250_000_000);

    assertThat(date.isBefore(same, 0)).isFalse();
    assertThat(date.isAfter(same, 0)).isFalse();
  }

  @Test
  void tellsTheDifferenceInSeconds() {
    NumericDate date = new NumericDate(new BigDecimal("100.5"));

    assertThat(date.secondsAheadOf(Instant.ofEpochSecond(90))).isEqualTo(10);
    assertThat(date.secondsAheadOf(Instant.ofEpochSecond(110))).isEqualTo(-9);
    assertThat(date.startedSecondsAheadOf(Instant.ofEpochSecond(90))).isEqualTo(11);
    assertThat(date.startedSecondsAheadOf(Instant.ofEpochSecond(110))).isEqualTo(-10);
  }

  @Test
  void nextSecondLiesAfterTheDate() {
    assertThat(new NumericDate(new BigDecimal("100")).nextSecond())
        .isEqualTo(Instant.ofEpochSecond(101));
    assertThat(new NumericDate(new BigDecimal("100.9")).nextSecond())
        .isEqualTo(Instant.ofEpochSecond(101));
  }

  private static Object json(String value) throws MalformedJson {
    return StrictJson.parse(Mint.utf8("{\"v\":" + value + "}")).get("v");
  }
}
