package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Duration NO_WAIT = Duration.ZERO;

  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final Throttle throttle = new Throttle(new Hands(), 3);

  @Test
  void lets3FailuresPassAndDoublesTheWaitAfterThem() {
    fail(3);

    assertThat(throttle.begin("here")).isEqualTo(Duration.ofSeconds(5));
    now = now.plusSeconds(5);
    assertThat(throttle.begin("here")).isEqualTo(NO_WAIT);
    assertThat(throttle.begin("here")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void doesNotLengthenTheWaitOfWhoTriesMeanwhile() {
    fail(3);
    throttle.begin("here");
    throttle.begin("here");

    assertThat(throttle.begin("here")).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void waitsAQuarterOfAnHourAtMost() {
    for (int i = 0; i < 40; i++) {
      now = now.plus(throttle.begin("here"));
    }

    assertThat(throttle.begin("here")).isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void letsPassAlsoWhenTheClockIsSetBack() {
    fail(2);
    throttle.begin("elsewhere");
    throttle.takeBack("here");
    now = now.minusSeconds(1);

    assertThat(throttle.begin("here")).isEqualTo(NO_WAIT);
    assertThat(throttle.begin("elsewhere")).isEqualTo(NO_WAIT);
    assertThat(throttle.remaining("elsewhere")).isEqualTo(NO_WAIT);
  }

  @Test
  void leavesOthersAlone() {
    fail(3);

    assertThat(throttle.begin("elsewhere")).isEqualTo(NO_WAIT);
  }

  @Test
  void forgetsFailuresAfterSuccess() {
    fail(2);
    throttle.forget("here");
    fail(2);

    assertThat(throttle.begin("here")).isEqualTo(NO_WAIT);
  }

  @Test
  void takesBackOneAttemptOnly() {
    fail(2);
    throttle.takeBack("here");
    fail(2);

    assertThat(throttle.begin("here")).isPositive();
  }

  @Test
  void countsAfterwardsWhatIsOnlyAskedBefore() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.remaining("here")).isEqualTo(NO_WAIT);
      throttle.failed("here");
    }

    assertThat(throttle.remaining("here")).isEqualTo(Duration.ofSeconds(5));
    assertThat(throttle.remaining("here")).as("asking counts nothing").isPositive();
    now = now.plusSeconds(5);
    assertThat(throttle.remaining("here")).isEqualTo(NO_WAIT);
    throttle.failed("here");
    assertThat(throttle.remaining("here")).isEqualTo(Duration.ofSeconds(10));
    throttle.forget("here");
    assertThat(throttle.remaining("here")).isEqualTo(NO_WAIT);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.begin("here")).isEqualTo(NO_WAIT);
    }
  }

  private final class Hands extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
