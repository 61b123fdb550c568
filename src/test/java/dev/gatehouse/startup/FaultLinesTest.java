package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultLinesTest {
  private static final Exception PASSWORD =
      new IllegalStateException(
          new SQLException(
              "of a pool", new SQLException("password=secret in jdbc:postgresql:…", "28P01")));

  private final Logger log = Logger.getLogger(FaultLines.class.getName());
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final FaultLines lines = new FaultLines();
  private final List<String> said = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(line.getMessage());
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @BeforeEach
  void listen() {
    lines.clock = clock;
    log.addHandler(handler);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
  }

  @Test
  void saysWhatIsWrongWhyAndWhatToDo() {
    lines.wait(PASSWORD);

    assertThat(said)
        .containsExactly(
            "Gatehouse answers 503 until it can use its database: the database denies access to"
                + " the user (SQL state 28P01). Check GATEHOUSE_DB_USER, GATEHOUSE_DB_PASSWORD and"
                + " pg_hba.conf; restart the server after a change of its variables.");
  }

  @Test
  void saysItOnceAMinuteAndAnotherFaultAtOnce() {
    for (int second = 0; second < 120; second++) {
      lines.wait(PASSWORD);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(said).hasSize(2);

    lines.wait(new UnusableDatabase(DatabaseFault.HALF_MIGRATED, "migration V16"));
    lines.over();
    lines.over();

    assertThat(said).hasSize(4);
    assertThat(said.get(2)).contains("was not completed (migration V16). Restore");
    assertThat(said.get(3)).isEqualTo("The database can be used again");
  }

  /** Readiness shows it to whoever asks. */
  @ParameterizedTest
  @EnumSource(DatabaseFault.class)
  void everyFaultHasStateAndAdvice(DatabaseFault fault) {
    assertThat(fault.state()).matches("[a-z].*[^.]");
    assertThat(fault.advice()).matches("(?s)[A-Z].*\\.");
  }
}
