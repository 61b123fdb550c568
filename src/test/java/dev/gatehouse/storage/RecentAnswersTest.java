package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {
  private final RecentAnswers recent = new RecentAnswers();

  private static long at(long second) {
    return TimeUnit.SECONDS.toNanos(second);
  }

  private void add(boolean answered, int times, long second) {
    for (int i = 0; i < times; i++) {
      recent.count(at(second));
      if (!answered) {
        recent.fail(at(second));
      }
    }
  }

  @Test
  void areEnoughBeforeTheFirst() {
    assertThat(recent.areTooFew(at(-100))).isFalse();
  }

  @Test
  void fewFailuresMayBeCoincidence() {
    add(false, 5, 100);

    assertThat(recent.areTooFew(at(100))).isFalse();
  }

  @Test
  void areTooFewWhenOneInFiveFails() {
    add(true, 50, 100);
    add(false, 12, 101);
    assertThat(recent.areTooFew(at(102))).isFalse();

    add(false, 1, 102);
    assertThat(recent.areTooFew(at(102))).isTrue();
  }

  @Test
  void failuresCountForTenSeconds() {
    add(false, 100, 100);

    assertThat(recent.areTooFew(at(109))).isTrue();
    assertThat(recent.areTooFew(at(110))).isFalse();
  }

  @Test
  void secondTakesThePlaceOfTheOneTenBefore() {
    add(false, 100, -3);
    add(true, 1, 7);

    assertThat(recent.areTooFew(at(7))).isFalse();
  }
}
