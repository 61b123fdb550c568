package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.SignInCounts.Clocks;
import dev.gatehouse.journal.SignInCounts.Series;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInCountsTest {
  private final SignInCounts counts = new SignInCounts();
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void wire() {
    counts.clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    counts.rank();
  }

  private void signIn(long site, int times) {
    for (int i = 0; i < times; i++) {
      counts.accepted(new TenantId(site), "helpcenter", OptionalLong.empty());
    }
  }

  private void refuse(long site, String reason) {
    counts.count(
        new SignInEvent(
                new TenantId(site),
                now,
                "sso.helpcenter.rejected",
                EventOrigin.of("redirect", "192.0.2.1", "curl"))
            .through("helpcenter")
            .because(reason, "no"));
  }

  private void nextWindow() {
    now = now.plus(SignInCounts.WINDOW);
    counts.rank();
  }

  private long together() {
    return counts.counted().getOrDefault(new Series(null, "helpcenter", null), 0L);
  }

  @Test
  void countsBySiteProtocolAndReason() {
    signIn(1, 2);
    refuse(1, "jwt_expired");
    signIn(2, 1);

    assertThat(counts.counted())
        .containsOnly(
            Map.entry(new Series(1L, "helpcenter", null), 2L),
            Map.entry(new Series(1L, "helpcenter", "jwt_expired"), 1L),
            Map.entry(new Series(2L, "helpcenter", null), 1L));
  }

  @Test
  void tenThousandSitesTakeNoMoreRoomThanTheBusiestOnes() {
    LongStream.rangeClosed(1, 10_000)
        .forEach(
            site -> {
              signIn(site, 1);
              refuse(site, "jwt_expired");
            });

    assertThat(counts.counted()).hasSize(2 * SignInCounts.MOST_SITES + 2);
    assertThat(counts.counted().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(20_000);
  }

  @Test
  void floodOfReasonsTakesNoMoreRoom() {
    LongStream.rangeClosed(1, SignInCounts.MOST_SITES)
        .forEach(
            site -> {
              for (int i = 0; i < 30; i++) {
                refuse(site, "reason_" + i);
              }
            });

    assertThat(counts.counted()).hasSizeLessThanOrEqualTo(SignInCounts.MOST_SERIES + 30);
    assertThat(counts.counted().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(30L * SignInCounts.MOST_SITES);
  }

  @Test
  void busySiteGetsThePlaceOfAQuietOne() {
    LongStream.rangeClosed(1, SignInCounts.MOST_SITES).forEach(site -> signIn(site, 1));
    signIn(777, 5);
    assertThat(counts.counted()).doesNotContainKey(new Series(777L, "helpcenter", null));

    nextWindow();
    signIn(777, 3);

    assertThat(counts.counted()).containsEntry(new Series(777L, "helpcenter", null), 3L);
    assertThat(counts.counted()).hasSize(SignInCounts.MOST_SITES + 1);
  }

  @Test
  void quietSiteKeepsItsPlaceWhileNobodyNeedsIt() {
    signIn(1, 2);
    nextWindow();
    nextWindow();

    assertThat(counts.counted()).containsEntry(new Series(1L, "helpcenter", null), 2L);
  }

  @Test
  void tellsBackendsWhoseClockIsOff() {
    counts.accepted(new TenantId(1), "helpcenter", OptionalLong.of(3));
    counts.accepted(new TenantId(1), "helpcenter", OptionalLong.of(-40));
    signIn(1, 1);

    assertThat(counts.clocks())
        .containsOnly(Map.entry(new Clocks(1L, false), 1L), Map.entry(new Clocks(1L, true), 1L));
  }

  /** Prometheus would take a count that falls for a restart, and add all of it again. */
  @Test
  void whatWasCountedTogetherNeverFalls() {
    LongStream.rangeClosed(1, SignInCounts.MOST_SITES + 50).forEach(site -> signIn(site, 1));
    long before = together();
    assertThat(before).isEqualTo(50);

    nextWindow();
    signIn(SignInCounts.MOST_SITES + 1, 10);
    now = now.plus(Duration.ofMinutes(1));
    nextWindow();

    assertThat(together()).isGreaterThanOrEqualTo(before);
  }
}
