package dev.gatehouse.administration.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.setup.FirstSignIn.State;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstSignInTest {
  private static final Actor PLATFORM = new Actor("root", "::1", Rights.PLATFORM);
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2030-01-02T00:00:00Z"), ZoneOffset.UTC);

  private final MemoryDatabase memory = new MemoryDatabase("first-sign-in");
  private final Rows rows = new Rows(memory);
  private final Wiring wiring = new Wiring(memory, NOW);
  private final FirstSignIn firstSignIn = wiring.bean(FirstSignIn.class);
  private final Connections connections = wiring.bean(Connections.class);
  private int events;

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.connection(11, 1, true);
          rows.key(930, 1, 11, null);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void happened(String time, String name, String reason) {
    int id = ++events;
    memory.write(
        () -> {
          rows.event(id, 1, time, name, reason);
          rows.sql("update event set connection_id = 11 where id = %d", id);
        });
  }

  private State state() {
    return memory.ask(
        () ->
            firstSignIn.of(PLATFORM, connections.find(new TenantId(1), 11).orElseThrow()).state());
  }

  @Test
  void onlySignInsShowThatItWorks() {
    assertThat(state()).isEqualTo(State.WAITING);
    happened("2030-01-01T23:00:00Z", "sso.document360.code_issued", null);
    happened("2030-01-01T23:01:00Z", "sso.helpcenter.logout", null);
    assertThat(state()).as("an issued code and a logout").isEqualTo(State.WAITING);
    happened("2030-01-01T23:02:00Z", "sso.helpcenter.rejected", "jwt_expired");
    happened("2030-01-01T23:03:00Z", "sso.helpcenter.logout", null);
    assertThat(state()).as("a logout after a refusal").isEqualTo(State.REFUSED);
    happened("2030-01-01T23:04:00Z", "sso.helpcenter.accepted", null);
    assertThat(state()).isEqualTo(State.SEEN);
    happened("2030-01-01T23:05:00Z", "sso.helpcenter.rejected", "jwt_expired");
    assertThat(state()).as("refused after somebody got in").isEqualTo(State.SEEN);
  }

  @Test
  void oldRefusalTellsNothingAndUsedKeyThatEventsAreKeptForTime() {
    happened("2029-12-31T23:00:00Z", "sso.helpcenter.rejected", "jwt_expired");
    assertThat(state()).isEqualTo(State.WAITING);
    memory.write(() -> rows.sql("update signing_key set last_used_at = now() where id = 930"));
    assertThat(state()).isEqualTo(State.SEEN);
  }
}
