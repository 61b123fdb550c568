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
  void asManyFailuresAsConnectionsLeaveOneToOthers() {
    add(false, 30, 100);

    assertThat(recent.areTooFew(at(100))).isFalse();
  }

  @Test
  void areTooFewWhenHalfOfThemFail() {
    add(true, 40, 100);
    add(false, 39, 101);
    assertThat(recent.areTooFew(at(102))).isFalse();

    add(false, 1, 102);
    assertThat(recent.areTooFew(at(102))).isTrue();
  }

  @Test
  void slowStatementsOfOneSiteOnAQuietNodeAreNotEnough() {
    for (int second = 100; second < 200; second++) {
      add(false, 3, second);
      assertThat(recent.areTooFew(at(second))).isFalse();
    }
  }

  @Test
  void failuresOfMoreThanTenSecondsAreNotAddedUp() {
    add(false, 20, 100);
    add(false, 20, 110);

    assertThat(recent.areTooFew(at(110))).isFalse();
  }

  @Test
  void staysSaidWhileNoRequestComes() {
    add(false, 100, 100);

    assertThat(recent.areTooFew(at(100))).isTrue();
    assertThat(recent.areTooFew(at(129))).isTrue();
    assertThat(recent.areTooFew(at(130))).isFalse();
  }

  @Test
  void answersTakeItBackWhenItWasHeldLongEnough() {
    add(false, 100, 100);
    add(true, 500, 102);

    assertThat(recent.areTooFew(at(102))).isTrue();
    // The last windows without the answers are those that end before them.
    assertThat(recent.areTooFew(at(121))).isTrue();
    assertThat(recent.areTooFew(at(122))).isFalse();
  }

  @Test
  void secondTakesThePlaceOfTheOneThirtyBefore() {
    add(false, 100, -3);
    add(true, 1, 27);

    assertThat(recent.areTooFew(at(27))).isFalse();
  }
}
