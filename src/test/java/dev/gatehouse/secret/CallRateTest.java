package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallRateTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final CallRate rate = new CallRate(clock, 2);

  @Test
  void letsSomeCallsThroughInAMinute() {
    assertThat(rate.count("ann")).isZero();
    assertThat(rate.count("ann")).isZero();
    clock.advance(Duration.ofSeconds(20));

    assertThat(rate.count("ann")).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void countsEverybodyForThemselves() {
    rate.count("ann");
    rate.count("ann");
    rate.count("ann");

    assertThat(rate.count("ben")).isZero();
  }

  @Test
  void beginsAnewAfterAMinute() {
    rate.count("ann");
    rate.count("ann");
    rate.count("ann");
    clock.advance(Duration.ofSeconds(60));

    assertThat(rate.count("ann")).isZero();
  }

  @Test
  void waitsNoLongerWhenTheClockIsSetBack() {
    rate.count("ann");
    rate.count("ann");
    clock.advance(Duration.ofHours(-5));

    assertThat(rate.count("ann")).isZero();
  }
}
