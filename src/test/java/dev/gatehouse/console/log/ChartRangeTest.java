package dev.gatehouse.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartRangeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:40:00Z");

  @Test
  void cutsADayIntoHoursUpToThisOne() {
    List<Instant> starts = ChartRange.DAY.starts(NOW, ZoneOffset.UTC);

    assertThat(starts).hasSize(24).isSorted();
    assertThat(starts.get(23)).isEqualTo("2026-11-21T07:00:00Z");
    assertThat(ChartRange.DAY.label(starts.get(23), ZoneOffset.UTC)).isEqualTo("07:00");
  }

  @Test
  void cutsAWeekIntoQuartersOfDays() {
    List<Instant> starts = ChartRange.WEEK.starts(NOW, ZoneId.of("Europe/Berlin"));

    assertThat(starts).hasSize(28);
    assertThat(starts.get(27)).isEqualTo("2026-11-21T05:00:00Z");
    assertThat(Duration.between(starts.get(0), starts.get(27))).isEqualTo(Duration.ofHours(27 * 6));
  }

  @Test
  void cutsAMonthIntoDaysOfTheCalendar() {
    Instant afterSummer = Instant.parse("2026-10-26T12:00:00Z");
    List<Instant> starts = ChartRange.MONTH.starts(afterSummer, ZoneId.of("Europe/Berlin"));

    assertThat(starts).hasSize(30);
    assertThat(starts.get(29)).isEqualTo("2026-10-25T23:00:00Z");
    assertThat(starts.get(28)).isEqualTo("2026-10-24T22:00:00Z");
  }

  @Test
  void anUnknownRangeIsADay() {
    assertThat(ChartRange.of(null)).isEqualTo(ChartRange.DAY);
    assertThat(ChartRange.of("<script>")).isEqualTo(ChartRange.DAY);
    assertThat(ChartRange.of("7d")).isEqualTo(ChartRange.WEEK);
  }
}
