package dev.gatehouse.token.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumedJtisTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase("consumed-jtis");

  @BeforeEach
  void makeConnection() {
    database.write(
        () -> {
          database
              .entities()
              .createNativeQuery(
                  "insert into tenant (id, version, revision, subdomain, name, visibility,"
                      + " home_published, session_minutes, frame_ancestors, widget_origins,"
                      + " widget_id, created_at) values (1, 1, 1, 'a', 'A', 'SSO', true, 60, '',"
                      + " '', 'w', current_timestamp)")
              .executeUpdate();
          database
              .entities()
              .createNativeQuery(
                  "insert into connection (id, tenant_id, version, protocol, name, enabled,"
                      + " is_default, clock_skew_seconds, role_ceiling, algorithm, created_at)"
                      + " values (7, 1, 1, 'helpcenter', 'JWT', true, true, 30, 'VIEWER', 'HS256',"
                      + " current_timestamp)")
              .executeUpdate();
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void forgetsInBatchesWhatWouldBeRefusedAnyway() {
    consume("old", 1200, NOON.minusSeconds(1));
    consume("new", 10, NOON.plusSeconds(1));

    assertThat(purge()).isEqualTo(500);
    assertThat(purge()).isEqualTo(500);
    assertThat(purge()).isEqualTo(200);
    assertThat(purge()).isZero();
    assertThat(remembered()).isEqualTo(10);
  }

  /**
   * Else an upgrade would let every remembered token in again. SHA-256 of "abc": FIPS 180-2 B.1.
   */
  @Test
  void storesTheSameHashInEveryVersion() {
    assertThat(use("abc", NOON).hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  }

  private static SingleUse use(String jti, Instant keepUntil) {
    return SingleUse.of(SingleUse.SIGN_IN, "jti", jti, keepUntil, false);
  }

  private void consume(String jti, int count, Instant keepUntil) {
    database.write(
        () -> {
          for (int i = 0; i < count; i++) {
            database.entities().persist(new ConsumedJti(1, 7, use(jti + i, keepUntil)));
          }
        });
  }

  private int purge() {
    return database.ask(() -> store().purge(NOON, 500));
  }

  private long remembered() {
    return database.ask(
        () ->
            database
                .entities()
                .createQuery("select count(c) from ConsumedJti c", Long.class)
                .getSingleResult());
  }

  private ConsumedJtis store() {
    ConsumedJtis store = new ConsumedJtis();
    store.entities = database.entities();
    return store;
  }
}
