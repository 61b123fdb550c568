package dev.gatehouse.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogBarsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-30T10:07:31Z");

  private static LogBars back(Duration range) {
    return LogBars.of(NOW.minus(range), NOW, BERLIN);
  }

  @ParameterizedTest
  @CsvSource({
    "PT15M, PT10S, 91",
    "PT1H, PT1M, 61",
    "PT24H, PT15M, 97",
    "PT168H, PT3H, 57",
    "PT720H, PT12H, 61",
    "PT2160H, PT24H, 91",
    "PT87600H, PT2160H, 41"
  })
  void areAsManyAsFit(Duration range, Duration step, int number) {
    LogBars bars = back(range);

    assertThat(bars.step()).isEqualTo(step);
    assertThat(bars.starts()).hasSize(number);
    assertThat(bars.starts().get(0)).isBeforeOrEqualTo(NOW.minus(range));
    assertThat(bars.end(number - 1)).isAfterOrEqualTo(NOW);
  }

  @Test
  void beginWherePeopleBeginToCount() {
    assertThat(back(Duration.ofDays(1)).starts().get(0))
        .isEqualTo(Instant.parse("2026-03-29T10:00:00Z"));
    assertThat(back(Duration.ofDays(90)).starts())
        .contains(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z"));
  }

  @Test
  void dayWithoutAnHourIsOneBar() {
    LogBars bars = back(Duration.ofDays(90));
    int sunday = bars.starts().indexOf(Instant.parse("2026-03-28T23:00:00Z"));
    int hours = (int) Duration.between(bars.starts().get(0), bars.starts().get(sunday)).toHours();

    assertThat(bars.grain()).isEqualTo(Duration.ofHours(1));
    assertThat(bars.bar(hours - 1)).isEqualTo(sunday - 1);
    assertThat(bars.bar(hours)).isEqualTo(sunday);
    assertThat(bars.bar(hours + 22)).isEqualTo(sunday);
    assertThat(bars.bar(hours + 23)).isEqualTo(sunday + 1);
  }

  @Test
  void rangeThatEndsBeforeItBeginsHasOneBar() {
    assertThat(LogBars.of(NOW, NOW.minusSeconds(60), BERLIN).starts()).hasSize(1);
  }
}
