package dev.gatehouse.signin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {
  private static final OperatorAccount ADA =
      new OperatorAccount(7, "ada@example.com", "Ada", ZoneOffset.UTC, 3, Rights.NONE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private final ConsoleSessions sessions = new ConsoleSessions();
  private final PendingSecondFactors pending = new PendingSecondFactors();
  private final PretendSession browser = new PretendSession();

  @BeforeEach
  void wire() {
    sessions.clock = clock;
    pending.clock = clock;
  }

  @Test
  void beginsUnderANewIdAndNeedsBothCookies() {
    String key = begin();

    assertThat(browser.idChanges).isEqualTo(1);
    assertThat(isOpen(key)).isTrue();
    assertThat(sessions.find(browser.request, Optional.empty(), true)).isEmpty();
    assertThat(sessions.find(browser.request, Optional.of("x"), true)).isEmpty();
    assertThat(sessions.find(new PretendSession().request, Optional.of(key), true)).isEmpty();
  }

  @Test
  void endsAfterThirtyMinutesWithoutUse() {
    String key = begin();
    clock.advance(Duration.ofMinutes(29));
    assertThat(isOpen(key)).isTrue();
    clock.advance(Duration.ofMinutes(29));
    assertThat(isOpen(key)).isTrue();

    clock.advance(Duration.ofMinutes(30));

    assertThat(isOpen(key)).isFalse();
  }

  @Test
  void pageThatRefreshesItselfKeepsNoSessionAlive() {
    String key = begin();
    for (int i = 0; i < 29; i++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(sessions.find(browser.request, Optional.of(key), false)).isPresent();
    }

    clock.advance(Duration.ofMinutes(1));

    assertThat(sessions.find(browser.request, Optional.of(key), false)).isEmpty();
  }

  @Test
  void endsAfterTwelveHoursHoweverMuchItIsUsed() {
    String key = begin();
    for (int i = 0; i < 12 * 6 - 1; i++) {
      clock.advance(Duration.ofMinutes(10));
      assertThat(isOpen(key)).isTrue();
    }

    clock.advance(Duration.ofMinutes(10));

    assertThat(isOpen(key)).isFalse();
  }

  @Test
  void countsInItsEpochOnly() {
    String key = begin();
    ConsoleSessions.Open open =
        sessions.find(browser.request, Optional.of(key), true).orElseThrow();

    assertThat(open.isOf(ADA)).isTrue();
    assertThat(
            open.isOf(new OperatorAccount(7, ADA.email(), "Ada", ZoneOffset.UTC, 4, Rights.NONE)))
        .isFalse();
    assertThat(
            open.isOf(new OperatorAccount(8, ADA.email(), "Ada", ZoneOffset.UTC, 3, Rights.NONE)))
        .isFalse();
  }

  @Test
  void pendingSignInOpensNothingAndExpiresAfterFiveMinutes() {
    pending.begin(browser.request, ADA);

    assertThat(browser.idChanges).isEqualTo(1);
    assertThat(sessions.find(browser.request, Optional.of("x"), true)).isEmpty();
    assertThat(pending.find(new PretendSession().request)).isEmpty();
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(pending.find(browser.request))
        .map(PendingSecondFactors.Pending::operatorId)
        .contains(7L);

    clock.advance(Duration.ofSeconds(1));

    assertThat(pending.find(browser.request)).isEmpty();
  }

  @Test
  void pendingSignInIsCompletedOnce() {
    pending.begin(browser.request, ADA);
    pending.end(browser.request);

    assertThat(pending.find(browser.request)).isEmpty();
  }

  private String begin() {
    sessions.begin(browser.request, browser.response, false, ADA);
    return browser.setCookie.replaceFirst("gatehouse-console=([^;]+);.*", "$1");
  }

  private boolean isOpen(String key) {
    return sessions.find(browser.request, Optional.of(key), true).isPresent();
  }
}
