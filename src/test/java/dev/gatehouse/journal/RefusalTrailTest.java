package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalTrailTest {
  private static final TenantId SITE = new TenantId(5);

  private static final class Existing extends Tenant {
    @Override
    public TenantId tenantId() {
      return SITE;
    }

    @Override
    public SiteSettings getSettings() {
      SiteSettings settings = new SiteSettings();
      settings.setSubdomain("acme");
      return settings;
    }
  }

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final List<AuditEntry> entries = Collections.synchronizedList(new ArrayList<>());
  private final RefusalTrail refusals = new RefusalTrail();
  private volatile boolean outage;
  private volatile CountDownLatch wait = new CountDownLatch(0);

  @BeforeEach
  void wire() {
    refusals.clock = clock;
    refusals.configuration = new Configuration(name -> null);
    refusals.trail =
        new AuditTrail() {
          @Override
          public void addApart(AuditEntry entry) {
            try {
              wait.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            if (outage) {
              throw new DatabaseUnavailable("no database", null);
            }
            entries.add(entry);
          }
        };
    refusals.tenants =
        new Tenants() {
          @Override
          public Optional<Tenant> find(TenantId id) {
            return id.equals(SITE) ? Optional.of(new Existing()) : Optional.empty();
          }
        };
    refusals.begin(Thread::new);
  }

  @AfterEach
  void stop() {
    refusals.stop();
  }

  private void refuse(String address, int times) {
    for (int i = 0; i < times; i++) {
      refusals.add(AuditEvent.ACCESS_REFUSED, "ann", address, "GET /x", "lacks a \"right\"");
    }
    refusals.settle();
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
  void namesTheSiteThatExists() {
    for (TenantId asked : List.of(SITE, new TenantId(6))) {
      refusals.add(
          Optional.of(asked), AuditEvent.ACCESS_REFUSED, "ann", "192.0.2.1", "GET /x", "none");
    }
    refusals.settle();

    assertThat(entries).extracting(AuditEntry::getSiteId).containsExactly(5L, null);
    assertThat(entries).extracting(AuditEntry::getSiteSubdomain).containsExactly("acme", null);
  }

  /** The duration of the answer must not tell whether there was something to refuse. */
  @Test
  void writesOutsideTheRequest() {
    CountDownLatch answered = new CountDownLatch(1);
    wait = answered;

    refusals.add(AuditEvent.ACCESS_REFUSED, "ann", "192.0.2.1", "GET /x", "none");

    assertThat(entries).isEmpty();
    answered.countDown();
    refusals.settle();
    assertThat(entries).hasSize(1);
  }

  @Test
  void storesNoTokenOfAPath() {
    String path = "GET /api/admin/v1/eyJhbGciOiJIUzI1NiJ9.e30.x";
    refusals.add(AuditEvent.ACCESS_REFUSED, "ann", "192.0.2.1", path, "none");
    refusals.settle();

    assertThat(entries.get(0).getTarget()).isEqualTo("GET /api/admin/v1/[token]");
  }

  @Test
  void storesNoControlCharacters() {
    refusals.add(AuditEvent.ACCESS_REFUSED, "a\0n", "192.0.2.1", "GET /x\0\r\ny", "none");
    refusals.settle();

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
    refusals.settle();

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

  @Test
  void stopWaitsForWhatIsToBeWritten() throws InterruptedException {
    CountDownLatch database = new CountDownLatch(1);
    wait = database;
    for (int i = 0; i < 5; i++) {
      refusals.add(AuditEvent.ACCESS_REFUSED, "ann", "192.0.2.1", "GET /x", "none");
    }
    Thread stopping = new Thread(refusals::stop);
    stopping.start();
    stopping.join(100);
    assertThat(stopping.isAlive()).isTrue();

    database.countDown();
    stopping.join();

    assertThat(entries).hasSize(5);
  }

  @Test
  void writesARefusalThatComesAfterTheStop() {
    refusals.stop();

    refuse("192.0.2.1", 1);

    assertThat(entries).hasSize(1);
  }
}
