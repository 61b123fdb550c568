package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.OperatorAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesBackingTest {
  private static final Instant NOW = Instant.parse("2026-05-04T22:30:00Z");
  private final PretendRequest request = new PretendRequest();
  private final TimesBacking times = new TimesBacking();

  @BeforeEach
  void wire() {
    times.request = request.request;
    times.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Test
  void followTheOperatorsZoneBeforeTheBrowsers() {
    request.cookie("gatehouse-zone=Europe%2FBerlin");
    request.signIn(ZoneId.of("Asia/Tokyo"));

    assertThat(times.local(NOW)).isEqualTo("2026-05-05 07:30:00");
    assertThat(times.title(NOW)).isEqualTo("2026-05-05 07:30:00 UTC+09:00 (Asia/Tokyo)");
    assertThat(times.today()).isEqualTo(Instant.parse("2026-05-04T15:00:00Z"));
  }

  @Test
  void followTheBrowsersZoneWhereTheOperatorChoseNone() {
    request.cookie("gatehouse-zone=Europe%2FBerlin");
    request.signIn(OperatorAccount.BROWSERS_ZONE);

    assertThat(times.local(NOW)).isEqualTo("2026-05-05 00:30:00");
  }

  @Test
  void areInUtcWhereTheOperatorChoseIt() {
    request.cookie("gatehouse-zone=Europe%2FBerlin");
    request.signIn(OperatorAccount.UTC);

    assertThat(times.local(NOW)).isEqualTo("2026-05-04 22:30:00");
    assertThat(times.getZoneName()).isEqualTo("UTC");
    assertThat(times.isBrowsers()).isFalse();
  }

  @Test
  void sayInSentencesWhenThatWasAndHowLongAgo() {
    request.signIn(OperatorAccount.UTC);

    assertThat(times.relativeAndAbsolute(NOW.minusSeconds(7_200)))
        .isEqualTo("2 hours ago (2026-05-04 20:30:00)");
    assertThat(times.relativeAndAbsolute(Instant.parse("2025-01-02T03:04:05Z")))
        .isEqualTo("2025-01-02 03:04:05");
  }

  @Test
  void nameTheirZoneWithItsDistanceFromUtc() {
    request.signIn(ZoneId.of("Asia/Tokyo"));

    assertThat(times.getZoneName()).isEqualTo("Asia/Tokyo (UTC+09:00)");
  }

  @ParameterizedTest
  @CsvSource({"gatehouse-zone=Nowhere", "gatehouse-zone=%ZZ", "other=1"})
  void areInUtcWhereNoZoneIsKnown(String cookie) {
    request.cookie(cookie);

    assertThat(times.local(NOW)).isEqualTo("2026-05-04 22:30:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T22:30:00Z, now",
    "2026-05-04T22:29:59Z, 1 second ago",
    "2026-05-04T22:29:30Z, 30 seconds ago",
    "2026-05-04T22:00:00Z, 30 minutes ago",
    "2026-05-04T12:30:00Z, 10 hours ago",
    "2026-05-01T22:30:00Z, 3 days ago",
    "2026-05-07T22:30:00Z, in 3 days",
    "2026-01-01T00:00:00Z, 2026-01-01 00:00:00"
  })
  void tellHowLongAgo(Instant time, String told) {
    request.cookie("other=1");
    assertThat(times.relative(time)).isEqualTo(told);
  }
}
