package dev.gatehouse.secret;

import static dev.gatehouse.secret.GuessThrottle.Form.READER;
import static dev.gatehouse.secret.GuessThrottle.Form.SHARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.secret.GuessThrottle.Guess;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails while guesses are counted must not keep the people of an address out. */
class GuessesInTroubleTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final Answers answers = new Answers();
  private final GuessThrottle throttle = new GuessThrottle();

  GuessesInTroubleTest() {
    throttle.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    throttle.everywhere = answers;
    throttle.set();
  }

  /** Answers as a database in which others have failed once, and fails when told to. */
  private static final class Answers extends FailedGuesses {
    private final List<String> writes = new ArrayList<>();
    private RuntimeException failure;

    /** Of the questions, not of the writes; at a guess, the second one is about the address. */
    private int answersBeforeFailure;

    private void failAfter(int answers, RuntimeException how) {
      answersBeforeFailure = answers;
      failure = how;
    }

    private void answer() {
      if (failure != null && answersBeforeFailure-- <= 0) {
        throw failure;
      }
    }

    private void write(String what) {
      writes.add(what);
      if (failure instanceof DatabaseUnavailable) {
        throw failure;
      }
    }

    @Override
    Permit begin(String subject, int free, boolean isAlone) {
      answer();
      return new Permit(
          Duration.ZERO, new Counted(Instant.EPOCH, null), new Failures(2, Instant.EPOCH));
    }

    @Override
    Failures of(String subject) {
      answer();
      return new Failures(1, Instant.EPOCH);
    }

    @Override
    void failed(String subject, int free) {
      write("failed");
    }

    @Override
    void takeBack(String subject, Counted counted) {
      write("taken back");
    }

    @Override
    void forget(String subject) {
      write("forgotten");
    }
  }

  private Guess begin() {
    return throttle.begin(READER, "192.0.2.1", "ada@example.com");
  }

  private Guess beginShared() {
    return throttle.beginShared(SHARED, "192.0.2.1", "site 1");
  }

  @Test
  void whateverFailsWhenTheAddressIsAskedTheTargetIsTakenBack() {
    answers.failAfter(1, new IllegalStateException("broken"));

    assertThatThrownBy(this::begin).isInstanceOf(IllegalStateException.class);

    assertThat(answers.writes).containsExactly("taken back");
  }

  @Test
  void whateverFailsSharedPasswordsCanBeGuessedAgain() {
    for (int i = 0; i < 40; i++) {
      answers.failAfter(i % 2, new IllegalStateException("broken"));
      assertThatThrownBy(this::beginShared).isInstanceOf(IllegalStateException.class);
    }
    answers.failure = null;

    for (int i = 0; i < 30; i++) {
      assertThat(beginShared().pause()).isZero();
    }
    assertThat(beginShared().pause()).isPositive();
  }

  @Test
  void guessThatMayNotProceedEndsOnce() {
    List<Guess> begun = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      begun.add(beginShared());
    }
    Guess refused = beginShared();
    refused.close();
    refused.close();
    begun.get(0).close();
    begun.get(0).close();

    assertThat(beginShared().pause()).isZero();
    assertThat(beginShared().pause()).isPositive();
  }

  @Test
  void databaseThatIsAwayIsNotAskedAgain() {
    DatabaseUnavailable away = new DatabaseUnavailable("away", null);
    for (int i = 0; i < 100; i++) {
      answers.failure = null;
      try (Guess guess = begin()) {
        assertThat(guess.pause()).isZero();
        answers.failAfter(0, away);
        assertThatThrownBy(
                () ->
                    guess.check(
                        () -> {
                          throw away;
                        }))
            .isSameAs(away);
      }
    }

    assertThat(answers.writes).isEmpty();
  }

  @Test
  void databaseThatIsAwayAtTheBeginningIsNotAskedAgain() {
    for (int i = 0; i < 100; i++) {
      answers.failAfter(i % 2, new DatabaseUnavailable("away", null));
      assertThatThrownBy(this::begin).isInstanceOf(DatabaseUnavailable.class);
    }

    assertThat(answers.writes).isEmpty();
    answers.failure = null;
    assertThat(begin().pause()).isZero();
  }

  @Test
  void databaseThatIsAwayWhenAPasswordWasRightIsAskedOnce() {
    DatabaseUnavailable away = new DatabaseUnavailable("away", null);
    for (int i = 0; i < 100; i++) {
      answers.failure = null;
      try (Guess guess = begin()) {
        assertThat(guess.pause()).isZero();
        answers.failAfter(0, away);
        assertThatThrownBy(guess::succeeded).isSameAs(away);
      }
    }

    assertThat(answers.writes).hasSize(100).containsOnly("forgotten");
  }
}
