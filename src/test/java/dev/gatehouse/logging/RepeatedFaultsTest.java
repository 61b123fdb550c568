package dev.gatehouse.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RepeatedFaultsTest {
  private final RepeatedFaults filter = new RepeatedFaults(null);

  private static LogRecord record(String logger, Level level, String message, Throwable thrown) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    record.setThrown(thrown);
    return record;
  }

  private boolean passes(String message, Throwable thrown) {
    return filter.isLoggable(record("org.jboss.jca.core.pool", Level.WARNING, message, thrown));
  }

  private static Throwable refused(int port) {
    return new IllegalStateException("no", new SQLException("Connection to :" + port + " refused"));
  }

  @Test
  void firstOfEachFaultPassesAndTheOthersAreCounted() {
    assertThat(passes("IJ000604", refused(5432))).isTrue();
    for (int i = 0; i < 500; i++) {
      assertThat(passes("IJ000604", refused(10_000 + i))).isFalse();
    }
    assertThat(passes("IJ000604", new SQLException("too many clients"))).isTrue();
    assertThat(passes("IJ000605", refused(5432))).isTrue();

    assertThat(filter.round())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.times()).isEqualTo(500);
              assertThat(one.logger()).isEqualTo("org.jboss.jca.core.pool");
              assertThat(one.fault()).contains("IJ000604", "SQLException", "refused");
            });
    assertThat(filter.round()).isEmpty();
  }

  private boolean passesWith(String format, Object... parameters) {
    LogRecord record = record("dev.gatehouse.x", Level.WARNING, format, null);
    record.setParameters(parameters);
    return filter.isLoggable(record);
  }

  @Test
  void differentCausesAreDifferentFaults() {
    String format = "The database does not answer: {0}";

    assertThat(passesWith(format, "no connection")).isTrue();
    assertThat(passesWith(format, "no answer within 2 seconds")).isTrue();
    assertThat(passesWith(format, "no connection")).isFalse();
    assertThat(passesWith(format, "no answer within 10 seconds")).isFalse();
  }

  @Test
  void lastAmountIsTold() {
    String format = "[4rk2hx9tqm7z acme.help.example.com] {0} refusals were not written";
    assertThat(passesWith(format, 7)).isTrue();
    assertThat(passesWith(format, 12)).isFalse();
    assertThat(passesWith(format, 123_456)).isFalse();

    assertThat(filter.round())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.times()).isEqualTo(2);
              assertThat(one.last()).matches("WARNING 123.?456 refusals were not written");
            });
  }

  @Test
  void failingRequestsAreOneFault() {
    assertThat(passes("[4rk2hx9tqm7z a.example.com] A request could not be decided", refused(1)))
        .isTrue();
    assertThat(passes("[9rk2hx9tqm7z b.example.com] A request could not be decided", refused(2)))
        .isFalse();
  }

  @Test
  void faultThatWasOverIsNewAgain() {
    assertThat(passes("IJ000604", null)).isTrue();
    for (int i = 0; i < 5; i++) {
      filter.round();
    }

    assertThat(passes("IJ000604", null)).isTrue();
  }

  @Test
  void othersLogAsBefore() {
    for (int i = 0; i < 2; i++) {
      assertThat(filter.isLoggable(record("com.example", Level.SEVERE, "down", null))).isTrue();
      assertThat(filter.isLoggable(record("dev.gatehouse.startup", Level.INFO, "up", null)))
          .isTrue();
    }
  }

  @Test
  void filterThatWasThereStillCounts() {
    RepeatedFaults after = new RepeatedFaults(record -> !record.getMessage().contains("secret"));

    assertThat(after.isLoggable(record("com.example", Level.INFO, "secret", null))).isFalse();
    assertThat(after.isLoggable(record("com.example", Level.INFO, "plain", null))).isTrue();
  }

  @Test
  void floodOfDifferentFaultsIsBoundedInMemoryAndNotHidden() {
    for (int i = 0; i < 5_000; i++) {
      String name = "fault " + Integer.toString(i, 36).replaceAll("\\d", "z");
      filter.isLoggable(record("dev.gatehouse.x", Level.WARNING, name + "x".repeat(i % 7), null));
    }

    assertThat(passes("one more", null)).isTrue();
  }
}
