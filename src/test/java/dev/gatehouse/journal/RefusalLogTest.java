package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final TenantId DELETED = new TenantId(6);

  private final List<SignInEvent> written = new CopyOnWriteArrayList<>();
  private final RefusalLog log = new RefusalLog();

  @AfterEach
  void stop() {
    log.stop();
  }

  @BeforeEach
  void wire() {
    log.threads = new Threads();
    log.events = new Table();
    log.written = new HeardEvents<>();
    log.counts = new SignInCounts();
    log.configuration = new Configuration(name -> null);
    log.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    log.limit();
  }

  @Test
  void floodAtOneSiteWritesLimitedNumberOfRowsAndLeavesOtherSitesAlone()
      throws InterruptedException {
    for (int i = 0; i < RefusalLog.MOST_OF_SITE + 3; i++) {
      log.add(event(new TenantId(5), "192.0.2." + i % 200));
    }
    log.add(event(new TenantId(7), "192.0.2.1"));

    log.start();
    log.settle();

    assertThat(written).hasSize(RefusalLog.MOST_OF_SITE + 1);
    assertThat(written.get(written.size() - 1).tenantId()).isEqualTo(new TenantId(7));
    assertThat(log.droppedSoFar()).isEqualTo(3);
  }

  @Test
  void floodFromOneAddressHidesNobodyElse() throws InterruptedException {
    for (int i = 0; i < RefusalLog.MOST_OF_SITE; i++) {
      log.add(event(new TenantId(5), "2001:db8::" + Integer.toHexString(i + 1)));
    }
    log.add(event(new TenantId(5), "2001:db8:0:1::1"));

    log.start();
    log.settle();

    assertThat(written).hasSize(RefusalLog.MOST_OF_ADDRESS + 1);
    assertThat(written.get(written.size() - 1).getAddress()).isEqualTo("2001:db8:0:1::1");
  }

  @Test
  void eventThatCannotBeStoredTakesNoOtherWithIt() throws InterruptedException {
    for (long tenant : new long[] {5, 6, 7}) {
      log.add(event(new TenantId(tenant), "192.0.2.1"));
    }

    log.start();
    log.settle();

    assertThat(written).extracting(e -> e.tenantId().value()).containsExactly(5L, 7L);
    assertThat(log.droppedSoFar()).isEqualTo(1);
  }

  @Test
  void findsCausesBeforeItWritesAndLosesNoEventForThem() throws InterruptedException {
    Discrepancy found = Discrepancy.of("came", "accepted", Cause.BASE64_DECODED);
    TenantId site = new TenantId(5);
    log.add(event(site, "192.0.2.1"), Optional.of(() -> Optional.of(found)));
    log.add(event(site, "192.0.2.1"), Optional.of(Optional::empty));
    log.add(
        event(site, "192.0.2.1"),
        Optional.of(
            () -> {
              throw new IllegalStateException("the keys cannot be read");
            }));

    log.start();
    log.settle();

    assertThat(written)
        .extracting(event -> event.mismatch().map(Mismatch::getCause).orElse(null))
        .containsExactly("secret_base64_decoded", null, null);
  }

  private static SignInEvent event(TenantId tenant, String address) {
    return new SignInEvent(
        tenant, Instant.EPOCH, "x", new EventOrigin("trace", "redirect", address, null));
  }

  /** Rejects a batch as the database does: as a whole. */
  private final class Table extends Events {
    @Override
    public void add(Collection<SignInEvent> events) {
      if (events.stream().anyMatch(event -> event.tenantId().equals(DELETED))) {
        throw new IllegalStateException("foreign key");
      }
      written.addAll(events);
    }
  }

  private static final class Threads implements ManagedThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      return new Thread(work);
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
      throw new UnsupportedOperationException();
    }
  }
}
