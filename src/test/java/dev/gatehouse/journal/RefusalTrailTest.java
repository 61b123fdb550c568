package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalTrailTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final List<AuditEntry> entries = new ArrayList<>();
  private final RefusalTrail refusals = new RefusalTrail();
  private boolean outage;

  @BeforeEach
  void wire() {
    refusals.clock = clock;
    refusals.trail =
        new AuditTrail() {
          @Override
          public void addApart(AuditEntry entry) {
            if (outage) {
              throw new DatabaseUnavailable("no database", null);
            }
            entries.add(entry);
          }
        };
    refusals.limit();
  }

  private void refuse(String address, int times) {
    for (int i = 0; i < times; i++) {
      refusals.add(AuditEvent.ACCESS_REFUSED, "ann", address, "GET /x", "lacks a \"right\"");
    }
  }

  @Test
  void tellsWhoAskedForWhatFromWhere() {
    refuse("192.0.2.1", 1);

    AuditEntry entry = entries.get(0);
    assertThat(entry.getActor()).isEqualTo("ann");
    assertThat(entry.getAddress()).isEqualTo("192.0.2.1");
    assertThat(entry.getEvent()).isEqualTo("access.refused");
    assertThat(entry.getTarget()).isEqualTo("GET /x");
    assertThat(entry.getChanges()).isEqualTo("{\"reason\":{\"after\":\"lacks a \\\"right\\\"\"}}");
  }

  @Test
  void storesNoControlCharacters() {
    refusals.add(AuditEvent.ACCESS_REFUSED, "a\0n", "192.0.2.1", "GET /x\0\r\ny", "none");

    assertThat(entries.get(0).getActor()).isEqualTo("a?n");
    assertThat(entries.get(0).getTarget()).isEqualTo("GET /x???y");
  }

  @Test
  void oneAddressCannotFillTheDatabaseNorHideOthers() {
    refuse("192.0.2.1", 500);
    assertThat(entries).hasSize(20);

    refuse("192.0.2.2", 1);

    assertThat(entries).hasSize(21);
    assertThat(entries.get(20).getChanges()).contains("\"refusalsLeftOut\":{\"after\":480}");
    clock.advance(Duration.ofMinutes(1));
    refuse("192.0.2.1", 1);
    assertThat(entries).hasSize(22);
    assertThat(entries.get(21).getChanges()).doesNotContain("refusalsLeftOut");
  }

  @Test
  void refusalsOfOneKindHideNoneOfAnother() {
    refuse("192.0.2.1", 500);

    refusals.add(AuditEvent.CONSOLE_SIGN_IN_REFUSED, "ann", "192.0.2.1", "operator 1", "password");

    assertThat(entries).hasSize(21);
    assertThat(entries.get(20).getEvent()).isEqualTo("console_sign_in.refused");
  }

  @Test
  void manyAddressesCannotFillTheDatabase() {
    for (int i = 0; i < 250; i++) {
      refuse("192.0.2." + i, 2);
    }

    assertThat(entries).hasSize(200);
  }

  @Test
  void refusalDuringAnOutageStaysARefusal() {
    outage = true;
    refuse("192.0.2.1", 1);
    outage = false;
    refuse("192.0.2.1", 1);

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).getChanges()).contains("\"refusalsLeftOut\":{\"after\":1}");
  }
}
