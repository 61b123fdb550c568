package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTimeTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_777_896_000);

  private static ClaimTime of(Object json) {
    return ClaimTime.of("exp", json, false, NOW, ZoneId.of("Europe/Berlin"));
  }

  @Test
  void tellsTheTimeInTheZoneAndHowFarItIs() {
    ClaimTime time = of(new BigDecimal("1777899661.5"));

    assertThat(time.date()).isEqualTo("2026-05-04 15:01:01");
    assertThat(time.getSpan()).isEqualTo("1 hour 1 minute");
    assertThat(time.isPast()).isFalse();
    assertThat(of(new BigDecimal(1_777_895_990)).isPast()).isTrue();
    assertThat(of(new BigDecimal(1_777_896_000)).isNow()).isTrue();
  }

  @Test
  void recognisesMilliseconds() {
    ClaimTime time = of(new BigDecimal("1777896000000"));

    assertThat(time.milliseconds()).isTrue();
    assertThat(time.isNow()).isTrue();
  }

  @Test
  void takesMillisecondsWhereTheVendorWritesThem() {
    ClaimTime time =
        ClaimTime.of("issuedAt", new BigDecimal("1777896000500"), true, NOW, ZoneId.of("Z"));

    assertThat(time.milliseconds()).isFalse();
    assertThat(time.isNow()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1", "1e30", "1e-400", "999999999999999999999999999999"})
  void takesNoNonsense(String number) {
    ClaimTime time = of(new BigDecimal(number));

    assertThat(time.isTime()).isEqualTo(number.equals("1e-400"));
  }

  @Test
  void takesNothingButNumbers() {
    assertThat(of("1777896000").isTime()).isFalse();
    assertThat(of(Double.POSITIVE_INFINITY).isTime()).isFalse();
    assertThat(of(true).isTime()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 seconds",
    "1, 1 second",
    "61, 1 minute 1 second",
    "7200, 2 hours",
    "90000, 1 day 1 hour"
  })
  void namesTheTwoLargestUnits(long seconds, String words) {
    assertThat(ClaimTime.span(seconds)).isEqualTo(words);
  }
}
