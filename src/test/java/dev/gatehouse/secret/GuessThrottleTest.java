package dev.gatehouse.secret;

import static dev.gatehouse.secret.GuessThrottle.Form.CONSOLE;
import static dev.gatehouse.secret.GuessThrottle.Form.READER;
import static dev.gatehouse.secret.GuessThrottle.Form.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.GuessThrottle.Guess;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuessThrottleTest {
  private static final String ADA = "ada@example.com";

  private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final MemoryDatabase database = new MemoryDatabase("guesses");
  private final FailedGuesses everywhere = new FailedGuesses();
  private final GuessThrottle throttle = node();
  private final GuessThrottle other = node();

  private GuessThrottle node() {
    everywhere.entities = database.entities();
    everywhere.clock = clock;
    GuessThrottle node = new GuessThrottle();
    node.clock = clock;
    node.everywhere = everywhere;
    node.set();
    return node;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void makesWhoGuessesOnePasswordWait() {
    fail(5, throttle, "192.0.2.1", ADA);

    assertThat(begin(throttle, "192.0.2.1", " ADA@example.com").pause()).isPositive();
  }

  @Test
  void makesThemWaitAtEveryNode() {
    fail(5, throttle, "192.0.2.1", ADA);

    assertThat(begin(other, "192.0.2.1", ADA).pause()).isPositive();
    clock.advance(Duration.ofSeconds(6));
    assertThat(begin(other, "192.0.2.1", ADA).pause()).isZero();
    assertThat(begin(throttle, "192.0.2.1", ADA).pause()).isPositive();
  }

  @Test
  void guessesInTurnsAtTwoNodesAreNoMoreThanAtOne() {
    int checked = 0;
    for (int i = 0; i < 40; i++) {
      Guess guess = begin(i % 2 == 0 ? throttle : other, "192.0.2.1", ADA);
      if (guess.pause().isZero()) {
        checked++;
        end(guess, Guess::failed);
      }
    }

    assertThat(checked).isEqualTo(5);
  }

  /** What each node begins at first is uncounted at the others until it has failed. */
  @Test
  void simultaneousGuessesAtTwoNodesAreHardlyMoreThanAtOne() {
    List<Guess> begun = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Guess guess = begin(i % 2 == 0 ? throttle : other, "192.0.2.1", ADA);
      if (guess.pause().isZero()) {
        begun.add(guess);
      }
    }

    assertThat(begun.size()).isBetween(5, 5 + 2);
  }

  @Test
  void neverLocksAnOperatorOutWhoComesFromAnotherAddress() {
    for (int i = 0; i < 250; i++) {
      begin(throttle, "192.0.2." + i, ADA);
      begin(throttle, "198.51.100.7", "other" + i % 20 + "@example.com");
    }

    assertThat(begin(throttle, "203.0.113.9", ADA).pause()).isZero();
  }

  @Test
  void makesAnAddressWaitThatTriesManyEmails() {
    for (int i = 0; i < 30; i++) {
      fail(1, i % 2 == 0 ? throttle : other, "192.0.2.1", "someone" + i + "@example.com");
    }

    assertThat(begin(throttle, "192.0.2.1", ADA).pause()).isPositive();
  }

  @Test
  void countsANetworkOfIpv6AsOneAddress() {
    fail(5, throttle, "2001:db8::1", ADA);

    assertThat(begin(throttle, "2001:db8::ffff", ADA).pause()).isPositive();
    assertThat(begin(throttle, "2001:db8:0:1::1", ADA).pause()).isZero();
  }

  @Test
  void forgivesMistypingOnceThePasswordWasRight() {
    fail(4, throttle, "192.0.2.1", ADA);
    end(begin(other, "192.0.2.1", ADA), Guess::succeeded);

    fail(4, other, "192.0.2.1", ADA);
    assertThat(begin(other, "192.0.2.1", ADA).pause()).isZero();
  }

  @Test
  void failuresThatAnotherNodeForgaveCountNoMore() {
    fail(4, throttle, "192.0.2.1", ADA);
    end(begin(other, "192.0.2.1", ADA), Guess::succeeded);

    fail(4, throttle, "192.0.2.1", ADA);
    assertThat(begin(throttle, "192.0.2.1", ADA).pause()).isZero();
  }

  @Test
  void rightPasswordsLeaveNoRow() {
    end(begin(throttle, "192.0.2.1", ADA), Guess::succeeded);
    end(begin(throttle, "192.0.2.1", ADA), Guess::succeeded);

    assertThat(rows()).isZero();
  }

  @Test
  void whatIsNotDecidedIsTakenBack() {
    fail(4, throttle, "192.0.2.1", ADA);
    for (int i = 0; i < 10; i++) {
      end(begin(throttle, "192.0.2.1", ADA), guess -> {});
    }

    assertThat(begin(other, "192.0.2.1", ADA).pause()).isZero();
  }

  @Test
  void formsCountSeparately() {
    fail(5, throttle, "192.0.2.1", ADA);

    assertThat(ask(() -> throttle.begin(CONSOLE, "192.0.2.1", ADA)).pause()).isZero();
  }

  @Test
  void failuresAreForgottenAfterAnHour() {
    fail(5, throttle, "192.0.2.1", ADA);
    clock.advance(Duration.ofMinutes(61));

    assertThat(ask(() -> everywhere.purge(clock.instant(), 1_000))).isEqualTo(2);
    assertThat(rows()).isZero();
  }

  @Test
  void rightPasswordsFromAnAddressDoNotKeepItsFailures() {
    fail(1, throttle, "192.0.2.1", "mistyped@example.com");
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(11));
      end(begin(i % 2 == 0 ? other : throttle, "192.0.2.1", ADA), Guess::succeeded);
    }
    assertThat(rows()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(6));

    assertThat(ask(() -> everywhere.purge(clock.instant(), 1_000))).isEqualTo(2);
    assertThat(rows()).isZero();
  }

  @Test
  void failureDuringARightGuessIsKeptAnHour() {
    fail(1, throttle, "192.0.2.1", "mistyped@example.com");
    Guess right = begin(throttle, "192.0.2.1", ADA);
    clock.advance(Duration.ofMinutes(50));
    fail(1, other, "192.0.2.1", "other@example.com");
    end(right, Guess::succeeded);
    clock.advance(Duration.ofMinutes(20));

    ask(() -> everywhere.purge(clock.instant(), 1_000));
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void thoseWhoKnowWhatManyShareUseUpNothing() {
    for (int i = 0; i < 100; i++) {
      Guess guess = beginShared(throttle, "site 1");
      assertThat(guess.pause()).isZero();
      end(guess, Guess::succeeded);
    }
    assertThat(rows()).isZero();
  }

  @Test
  void manyTryAtOnceWhatManyShareButNotAnyNumber() {
    Guess first = beginShared(throttle, "site 1");
    for (int i = 1; i < 30; i++) {
      assertThat(beginShared(throttle, "site 1").pause()).isZero();
    }

    assertThat(beginShared(throttle, "site 1").pause()).isPositive();
    assertThat(beginShared(throttle, "site 2").pause()).isZero();
    end(first, Guess::succeeded);
    assertThat(beginShared(throttle, "site 1").pause()).isZero();
  }

  @Test
  void afterTooManyWrongGuessesAtWhatManyShareOneAtATimeIsLookedAtAtAllNodes() {
    for (int i = 0; i < 5; i++) {
      end(beginShared(i % 2 == 0 ? throttle : other, "site 1"), Guess::failed);
    }
    assertThat(beginShared(throttle, "site 1").pause()).isPositive();
    assertThat(beginShared(other, "site 1").pause()).isPositive();

    clock.advance(Duration.ofSeconds(6));

    Guess one = beginShared(throttle, "site 1");
    assertThat(one.pause()).isZero();
    assertThat(beginShared(throttle, "site 1").pause()).isPositive();
    assertThat(beginShared(other, "site 1").pause()).isPositive();
    end(one, Guess::succeeded);
    assertThat(beginShared(other, "site 1").pause()).isZero();
  }

  private void fail(int times, GuessThrottle node, String address, String email) {
    for (int i = 0; i < times; i++) {
      end(begin(node, address, email), Guess::failed);
    }
  }

  private Guess begin(GuessThrottle node, String address, String email) {
    return ask(() -> node.begin(READER, address, email));
  }

  private Guess beginShared(GuessThrottle node, String target) {
    return ask(() -> node.beginShared(SHARED, "192.0.2.1", target));
  }

  private void end(Guess guess, Consumer<Guess> how) {
    database.write(
        () -> {
          try (guess) {
            how.accept(guess);
          }
        });
  }

  private long rows() {
    return ask(
        () ->
            database
                .entities()
                .createQuery("select count(g) from FailedGuess g", Long.class)
                .getSingleResult());
  }

  private <T> T ask(Database.Work<T, RuntimeException> work) {
    return database.ask(work);
  }
}
