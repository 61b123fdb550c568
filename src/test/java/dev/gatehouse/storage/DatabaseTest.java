package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
  private final Database database = new Database();

  @BeforeEach
  void useOneThread() {
    database.configuration =
        new Configuration(name -> name.equals("GATEHOUSE_DB_TIMEOUT_SECONDS") ? "1" : null);
    database.executor = oneThread;
  }

  @AfterEach
  void stop() {
    oneThread.shutdownNow();
  }

  @Test
  void workWhoseCallerIsGoneIsNotBegun() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    oneThread.submit(() -> hanging.await(1, TimeUnit.MINUTES));
    long start = System.nanoTime();

    assertThatThrownBy(() -> database.ask(() -> begun.getAndSet(true)))
        .isInstanceOf(DatabaseUnavailable.class);
    hanging.countDown();

    assertThat(database.ask(() -> "healed")).isEqualTo("healed");
    assertThat(begun).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void databaseThatTakesNoChangesIsUnavailable() {
    for (String state : new String[] {"25006", "90097"}) {
      assertThatThrownBy(
              () ->
                  database.ask(
                      () -> {
                        throw new IllegalStateException(new SQLException("read-only", state));
                      }))
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class,
              e -> assertThat(DatabaseFault.of(e)).isEqualTo(DatabaseFault.READ_ONLY));
    }
  }

  @Test
  void callsThatAreBoundedAsOneShareItsTime() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    oneThread.submit(() -> hanging.await(1, TimeUnit.MINUTES));

    database.boundedAsOne(
        () -> {
          assertThatThrownBy(() -> database.ask(() -> "never"))
              .isInstanceOf(DatabaseUnavailable.class);
          hanging.countDown();
          assertThatThrownBy(() -> database.ask(() -> begun.getAndSet(true)))
              .isInstanceOf(DatabaseUnavailable.class);
          return null;
        });

    assertThat(database.ask(() -> "healed")).isEqualTo("healed");
    assertThat(begun).isFalse();
  }
}
