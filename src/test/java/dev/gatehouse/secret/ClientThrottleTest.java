package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientThrottleTest {
  @Test
  void programThatKnowsItsSecretForgivesItsOwnFailuresOnly() {
    ClientThrottle throttle = new ClientThrottle();
    throttle.clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    throttle.set();
    for (int i = 0; i < 29; i++) {
      throttle.failed("192.0.2.1", "client");
      throttle.passed("192.0.2.1", "client");
    }
    assertThat(throttle.remaining("192.0.2.1", "client")).isZero();

    throttle.failed("192.0.2.1", "another");

    assertThat(throttle.remaining("192.0.2.1", "client")).isPositive();
    assertThat(throttle.remaining("192.0.2.2", "client")).isZero();
  }
}
