package dev.gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final SessionPolicy policy = new SessionPolicy();

  @Test
  void takesNothingFromWhatAVendorDocumentsByDefault() {
    assertThat(policy.atMost(DAY)).isEqualTo(DAY);
    assertThat(policy.lifetime()).isEqualTo(Duration.ofHours(8));
    assertThat(policy.idle()).isEmpty();
    assertThat(policy.isOneSessionPerUser()).isFalse();
  }

  @Test
  void smallerOfTwoLivesWins() {
    policy.setMaxSessionMinutes(60);

    assertThat(policy.atMost(DAY)).isEqualTo(Duration.ofHours(1));
    assertThat(policy.atMost(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.lifetime()).isEqualTo(Duration.ofHours(1));
  }
}
