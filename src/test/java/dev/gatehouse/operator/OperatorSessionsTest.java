package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorSessionsTest {
  private static final OperatorAccount ADA =
      new OperatorAccount(7, "ada@example.com", "Ada", ZoneOffset.UTC, 3, Rights.NONE);

  private final MemoryDatabase database = new MemoryDatabase("operator-sessions");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private final OperatorSessions sessions = new OperatorSessions();

  @BeforeEach
  void makeOperator() {
    sessions.entities = database.entities();
    sessions.clock = clock;
    Rows rows = new Rows(database);
    database.write(
        () ->
            rows.sql(
                "insert into operator (id, version, email, name, platform_admin, disabled,"
                    + " time_zone, epoch, created_at) values (7, 1, 'ada@example.com', 'Ada',"
                    + " false, false, 'UTC', 3, current_timestamp)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String begin() {
    return database.ask(() -> sessions.begin(ADA));
  }

  private Optional<OperatorSessions.Open> find(String key, boolean byHand) {
    return database.ask(() -> sessions.find(key, byHand));
  }

  private boolean isOpen(String key) {
    return find(key, true).isPresent();
  }

  @Test
  void isOpenedByItsKeyOnlyAndNeverByWhatIsStored() {
    String key = begin();

    assertThat(isOpen(key)).isTrue();
    assertThat(isOpen("x")).isFalse();
    Object stored =
        database.ask(
            () ->
                database
                    .entities()
                    .createNativeQuery("select key_hash from operator_session")
                    .getSingleResult());
    assertThat(isOpen((String) stored)).isFalse();
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
      assertThat(find(key, false)).isPresent();
    }

    clock.advance(Duration.ofMinutes(1));

    assertThat(find(key, false)).isEmpty();
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
    OperatorSessions.Open open = find(begin(), true).orElseThrow();

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
    String key = database.ask(() -> sessions.beginPending(ADA));

    assertThat(isOpen(key)).isFalse();
    String begun = begin();
    assertThat(database.ask(() -> sessions.findPending(begun))).isEmpty();
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(database.ask(() -> sessions.findPending(key)))
        .map(OperatorSessions.Open::operatorId)
        .contains(7L);

    clock.advance(Duration.ofSeconds(1));

    assertThat(database.ask(() -> sessions.findPending(key))).isEmpty();
  }

  @Test
  void endsEverywhereAtOnce() {
    String key = begin();
    String other = begin();

    database.write(() -> sessions.end(key));

    assertThat(isOpen(key)).isFalse();
    assertThat(isOpen(other)).isTrue();
  }

  @Test
  void expiredOnesAreDeleted() {
    begin();
    clock.advance(OperatorSessions.LONGEST.plusSeconds(1));
    String live = begin();

    assertThat(database.<Integer, RuntimeException>ask(() -> sessions.purge(clock.instant(), 10)))
        .isEqualTo(1);
    assertThat(isOpen(live)).isTrue();
  }
}
