package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuessThrottleTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final GuessThrottle throttle = new GuessThrottle();

  @BeforeEach
  void wire() {
    throttle.clock = clock;
    throttle.set();
  }

  @Test
  void makesWhoGuessesOnePasswordWait() {
    fail(5, "192.0.2.1", "ada@example.com");

    assertThat(throttle.begin("192.0.2.1", " ADA@example.com")).isPositive();
  }

  @Test
  void neverLocksAnOperatorOutWhoComesFromAnotherAddress() {
    for (int i = 0; i < 250; i++) {
      throttle.begin("192.0.2." + i, "ada@example.com");
      fail(1, "198.51.100.7", "other" + i % 20 + "@example.com");
    }

    assertThat(throttle.begin("203.0.113.9", "ada@example.com")).isZero();
  }

  @Test
  void makesAnAddressWaitThatTriesManyEmails() {
    for (int i = 0; i < 30; i++) {
      throttle.begin("192.0.2.1", "someone" + i + "@example.com");
    }

    assertThat(throttle.begin("192.0.2.1", "ada@example.com")).isPositive();
  }

  @Test
  void countsANetworkOfIpv6AsOneAddress() {
    fail(5, "2001:db8::1", "ada@example.com");

    assertThat(throttle.begin("2001:db8::ffff", "ada@example.com")).isPositive();
    assertThat(throttle.begin("2001:db8:0:1::1", "ada@example.com")).isZero();
  }

  @Test
  void forgivesMistypingOnceThePasswordWasRight() {
    fail(4, "192.0.2.1", "ada@example.com");
    throttle.begin("192.0.2.1", "ada@example.com");
    throttle.succeeded("192.0.2.1", "ada@example.com");

    fail(5, "192.0.2.1", "ada@example.com");
  }

  @Test
  void programThatKnowsItsSecretForgivesItsOwnFailuresOnly() {
    for (int i = 0; i < 29; i++) {
      throttle.failed("192.0.2.1", "client");
      throttle.passed("192.0.2.1", "client");
    }
    assertThat(throttle.remaining("192.0.2.1", "client")).isZero();

    throttle.failed("192.0.2.1", "another");

    assertThat(throttle.remaining("192.0.2.1", "client")).isPositive();
    assertThat(throttle.remaining("192.0.2.2", "client")).isZero();
  }

  @Test
  void thoseWhoKnowWhatManyShareUseUpNothing() {
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.beginShared("192.0.2.1", "site 1")).isZero();
      throttle.ended("192.0.2.1", "site 1");
    }
  }

  @Test
  void manyTryAtOnceWhatManyShareButNotAnyNumber() {
    for (int i = 0; i < 30; i++) {
      assertThat(throttle.beginShared("192.0.2.1", "site 1")).isZero();
    }

    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isPositive();
    assertThat(throttle.beginShared("192.0.2.1", "site 2")).isZero();
    throttle.ended("192.0.2.1", "site 1");
    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isZero();
  }

  @Test
  void afterTooManyWrongGuessesAtWhatManyShareOneAtATimeIsLookedAt() {
    for (int i = 0; i < 5; i++) {
      throttle.failed("192.0.2.1", "site 1");
    }
    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isPositive();

    clock.advance(Duration.ofSeconds(6));

    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isZero();
    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isPositive();
    throttle.ended("192.0.2.1", "site 1");
    assertThat(throttle.beginShared("192.0.2.1", "site 1")).isZero();
  }

  private void fail(int times, String address, String email) {
    for (int i = 0; i < times; i++) {
      throttle.begin(address, email);
    }
  }
}
