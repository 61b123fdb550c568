package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockSamplesTest {
  private final ClockSamples samples = new ClockSamples();

  private void accepted(Long... seconds) {
    for (Long second : seconds) {
      samples.add(second, null);
    }
  }

  @Test
  void oneSignInAheadTells() {
    samples.add(20L, "jwt_iat_in_future");

    assertThat(samples.drift()).hasValue(20);
  }

  @Test
  void fiveSecondsAreNoDrift() {
    accepted(5L, 5L, -5L);

    assertThat(samples.drift()).isEmpty();
  }

  @Test
  void oneOutlierMakesNoDrift() {
    accepted(0L, 90L);
    assertThat(samples.drift()).isEmpty();

    accepted(-1L, 0L, -400L);
    assertThat(samples.drift()).isEmpty();
  }

  @Test
  void mostOfThemMakeOne() {
    accepted(-60L, -61L, -62L, 0L);

    assertThat(samples.drift()).hasValue(-60);
    assertThat(samples.size()).isEqualTo(4);
  }

  @Test
  void aTokenThatMayComeAgainAndIsNotAheadCountsAsRight() {
    accepted(12L, null, null);

    assertThat(samples.drift()).isEmpty();
  }

  @Test
  void fewLateTokensAreJustLate() {
    samples.add(-3600L, "jwt_expired");
    samples.add(-700L, "jwt_too_old");
    assertThat(samples.drift()).isEmpty();

    samples.add(-650L, "jwt_expired");
    assertThat(samples.drift()).hasValue(-700);
  }

  @Test
  void nothingTellsNothing() {
    assertThat(samples.drift()).isEmpty();
  }
}
