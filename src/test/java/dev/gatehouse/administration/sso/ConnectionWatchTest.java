package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.key.KeyAges;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
  private static final Actor PLATFORM = new Actor("root", "::1", Rights.PLATFORM);
  private static final Actor ZEBRA =
      new Actor("zoe", "::1", new Rights(false, Map.of(new TenantId(2), GrantRole.ADMIN)));
  private static final Actor EDITOR =
      new Actor("ed", "::1", new Rights(false, Map.of(new TenantId(1), GrantRole.EDITOR)));

  private final MemoryDatabase memory = new MemoryDatabase("watch");
  private final Rows rows = new Rows(memory);
  private final ConnectionWatch watch = new ConnectionWatch();
  private int events;

  @BeforeEach
  void fill() {
    watch.entities = memory.entities();
    watch.clock = Clock.fixed(Instant.parse("2030-01-02T00:00:00Z"), ZoneOffset.UTC);
    watch.ages = new Wiring(memory, watch.clock).bean(KeyAges.class);
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          rows.connection(11, 1, true);
          rows.connection(12, 1, true);
          rows.connection(13, 1, false);
          rows.connection(21, 2, true);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void signIn(long tenant, long connection, String time, Long seconds, String reason) {
    int id = ++events;
    rows.event(
        id,
        tenant,
        time,
        "sso.redirect_flow." + (reason == null ? "accepted" : "rejected"),
        reason);
    rows.sql(
        "update event set connection_id = %d, clock_difference = %s where id = %d",
        connection, seconds, id);
  }

  @Test
  void warnsOfClocksThatAreOff() {
    memory.write(
        () -> {
          for (int i = 0; i < 60; i++) {
            // What was wrong this morning and is right since does not count any more.
            signIn(1, 11, "2030-01-01T02:00:0%d.%dZ".formatted(i / 10, i % 10), 90L, null);
          }
          for (int i = 0; i < 30; i++) {
            signIn(1, 11, "2030-01-01T20:00:0%d.%dZ".formatted(i / 10, i % 10), 0L, null);
          }
          signIn(1, 12, "2030-01-01T20:00:00Z", 40L, "jwt_iat_in_future");
          signIn(1, 12, "2030-01-01T20:00:01Z", null, "jwt_invalid_signature");
          signIn(2, 21, "2029-12-31T20:00:00Z", 40L, "jwt_iat_in_future");
          signIn(2, 21, "2030-01-01T20:00:00Z", 8L, null);
        });

    assertThat(memory.ask(() -> watch.drifts(PLATFORM)))
        .extracting(d -> d.connection().id(), ConnectionWatch.Drift::seconds)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(12L, 40L),
            org.assertj.core.groups.Tuple.tuple(21L, 8L));
    assertThat(memory.ask(() -> watch.drifts(ZEBRA)))
        .extracting(d -> d.connection().siteName())
        .containsExactly("Zebra");
    assertThat(memory.ask(() -> watch.drifts(EDITOR))).isEmpty();
  }

  @Test
  void tellsOfKeysThatEndSoonAndWhetherAnotherFollows() {
    memory.write(
        () -> {
          rows.key(1, 1, 11, "2030-01-03T00:00:00Z");
          rows.key(2, 1, 11, null);
          rows.key(3, 2, 21, "2030-01-08T00:00:00Z");
          rows.key(4, 1, 12, "2030-01-10T00:00:00Z");
          rows.key(5, 1, 12, "2030-01-01T00:00:00Z");
          rows.key(6, 1, 13, "2030-01-03T00:00:00Z");
        });

    List<ConnectionWatch.Retirement> found = memory.ask(() -> watch.retirements(PLATFORM));
    assertThat(found)
        .extracting(ConnectionWatch.Retirement::keyId, ConnectionWatch.Retirement::followed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, true),
            org.assertj.core.groups.Tuple.tuple(3L, false));
    assertThat(memory.ask(() -> watch.retirements(EDITOR))).isEmpty();
  }

  @Test
  void tellsOfKeysThatAreToBeReplacedWithinAWeek() {
    memory.write(
        () -> {
          // Rows were created on 2029-01-01.
          rows.key(1, 1, 11, null);
          rows.key(2, 1, 12, null);
          rows.key(3, 2, 21, null);
          rows.key(4, 1, 13, null);
          rows.sql("update connection set rotate_every_days = 370 where id in (11, 13, 21)");
          rows.sql("update connection set rotate_every_days = 380 where id = 12");
        });

    assertThat(memory.ask(() -> watch.rotations(PLATFORM)))
        .extracting(due -> due.connection().id(), due -> due.at().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(11L, "2030-01-06T00:00:00Z"),
            org.assertj.core.groups.Tuple.tuple(21L, "2030-01-06T00:00:00Z"));
    assertThat(memory.ask(() -> watch.rotations(ZEBRA)))
        .extracting(due -> due.connection().id())
        .containsExactly(21L);
    assertThat(memory.ask(() -> watch.rotations(EDITOR))).isEmpty();
    memory.write(
        () ->
            rows.sql(
                "update signing_key set created_at = timestamp with time zone '2030-01-01"
                    + " 00:00:00+00' where id = 3"));
    assertThat(memory.ask(() -> watch.rotations(ZEBRA))).isEmpty();
  }

  @Test
  void namesConnectionsThatAreOnAndLetNobodyIn() {
    memory.write(
        () -> {
          rows.key(1, 1, 11, null);
          rows.key(2, 1, 12, "2030-01-01T00:00:00Z");
          rows.connection(22, 2, true);
          rows.sql(
              "update connection set algorithm = 'ES256',"
                  + " options = '{\"jwksUrl\":\"https://app.example/keys\"}' where id = 22");
        });

    assertThat(memory.ask(() -> watch.keyless(PLATFORM)))
        .extracting(ConnectionWatch.Place::id)
        .containsExactly(12L, 21L);
    assertThat(memory.ask(() -> watch.keyless(ZEBRA)))
        .extracting(ConnectionWatch.Place::id)
        .containsExactly(21L);
  }
}
