package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final CountingHash hash = new CountingHash();
  private final Passwords passwords = CountingHash.passwords(hash);

  @Test
  void hashesWithManyRoundsOfSha512() {
    assertThat(hash.parameters())
        .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512");
    assertThat(Integer.parseInt(hash.parameters().get("Pbkdf2PasswordHash.Iterations")))
        .isGreaterThanOrEqualTo(210_000);
  }

  @Test
  void knowsThePasswordThatItHashed() {
    Optional<String> stored = Optional.of(passwords.hash("correct horse"));

    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.matches("correct house", stored)).isFalse();
  }

  @Test
  void comparesAsOftenWhereNothingIsStored() {
    assertThat(passwords.matches("correct horse", Optional.empty())).isFalse();

    assertThat(hash.verified()).isEqualTo(1);
  }

  @Test
  void refusesWhenManyAreBeingCheckedAlready() throws Exception {
    HeldUpHash slow = new HeldUpHash();
    Passwords busy = new Passwords(slow);
    int tooMany = 5;
    CountDownLatch refused = new CountDownLatch(tooMany);
    int all = Passwords.AT_ONCE + Passwords.MOST_WAITING + tooMany;
    ExecutorService threads = Executors.newFixedThreadPool(all);
    try {
      for (int i = 0; i < all; i++) {
        threads.submit(
            () -> {
              try {
                busy.matches("guess", Optional.of("hash"));
              } catch (DatabaseUnavailable e) {
                refused.countDown();
              }
            });
      }

      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(slow.most.get()).isLessThanOrEqualTo(Passwords.AT_ONCE);
    } finally {
      slow.goOn.countDown();
      threads.shutdown();
    }
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(busy.matches("guess", Optional.of("hash"))).isFalse();
  }

  /** Takes as long as the test decides. */
  private static final class HeldUpHash implements Pbkdf2PasswordHash {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public String generate(char[] password) {
      return "hash";
    }

    @Override
    public boolean verify(char[] password, String hashed) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        now.decrementAndGet();
      }
      return false;
    }
  }
}
