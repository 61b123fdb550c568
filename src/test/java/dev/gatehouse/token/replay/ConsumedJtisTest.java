package dev.gatehouse.token.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumedJtisTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase("consumed-jtis");

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
    Claims claims =
        new Claims(Map.of("jti", jti, "exp", BigDecimal.valueOf(keepUntil.getEpochSecond() - 601)));
    ClaimRules rules =
        ClaimRules.withLeeway(0).require("jti", ClaimType.EXACT).notExpired().singleUse("jti");
    return SingleUse.of(rules, claims, "signer").orElseThrow();
  }

  private void consume(String jti, int count, Instant keepUntil) {
    database.write(
        () -> {
          for (int i = 0; i < count; i++) {
            database.entities().persist(new ConsumedJti(use(jti + i, keepUntil), null, null));
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
