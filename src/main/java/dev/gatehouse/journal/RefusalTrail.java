package dev.gatehouse.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.storage.thread.ThreadPools;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.text.TokenMask;
import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records in the audit trail what was refused to operators and to those who would like to be one.
 * The number of entries of an event in a minute is limited, by address and in all, so that nobody
 * fills the database by being refused, or hides one event behind another; the next entry tells how
 * many were left out. Each node counts separately. Entries are written outside the requests, whose
 * duration would otherwise tell what exists and is refused from what does not exist.
 */
@ApplicationScoped
public class RefusalTrail {
  private static final int MOST_OF_ADDRESS = 20;
  private static final int MOST_IN_ALL = 200;
  private static final int LONGEST_ACTOR = 300;

  private static final Logger LOG = RequestLog.of(RefusalTrail.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Resource ManagedThreadFactory threads;
  @Inject AuditTrail trail;
  @Inject Tenants tenants;
  @Inject Configuration configuration;
  @Inject Clock clock;

  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong allLeftOut = new AtomicLong();
  private CallRate ofAddress;
  private CallRate inAll;
  private ExecutorService writer;

  /** Starts the writer; call it with the application, for WorkerThreads' reason. */
  public void start() {
    begin(threads);
    writer.execute(() -> LOG.log(Level.DEBUG, "Refusals are recorded from now on"));
  }

  void begin(ThreadFactory factory) {
    writer = ThreadPools.fixed(1, factory);
    ofAddress = new CallRate(clock, MOST_OF_ADDRESS);
    inAll = new CallRate(clock, MOST_IN_ALL);
  }

  /** Waits for the entries so far, as long as requests wait for the database. */
  @PreDestroy
  void stop() {
    if (writer == null) {
      return;
    }
    if (ThreadPools.outlast(configuration.databaseTimeout(), List.of(writer))) {
      LOG.log(Level.WARNING, "The application stops while refusals wait to be recorded");
    }
  }

  /** As {@link #add(Optional, AuditEvent, String, String, String, String)}, outside sites. */
  public void add(AuditEvent event, String actor, String address, String target, String reason) {
    add(Optional.empty(), event, actor, address, target, reason);
  }

  /**
   * Records a refusal, whatever becomes of the caller's transaction. A refusal that cannot be
   * stored stays one.
   *
   * @param site that was asked for; recorded if it exists
   * @param reason never what was typed
   */
  public void add(
      Optional<TenantId> site,
      AuditEvent event,
      String actor,
      String address,
      String target,
      String reason) {
    boolean fits =
        ofAddress.count(event + " " + AddressRange.network(address)).isZero()
            && inAll.count(event.name()).isZero();
    if (!fits) {
      leftOut.incrementAndGet();
      allLeftOut.incrementAndGet();
      return;
    }
    String known = plain(PersonText.cut(actor, LONGEST_ACTOR));
    long others = leftOut.getAndSet(0);
    AuditEntry entry =
        new AuditEntry(clock.instant(), known, address, event, plain(target), json(reason, others));
    writeSoon(() -> write(entry, site, others));
  }

  /** A request that is still answered while the application stops waits for its own entry. */
  private void writeSoon(Runnable entry) {
    try {
      writer.execute(entry);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The writer has stopped", e);
      entry.run();
    }
  }

  private void write(AuditEntry entry, Optional<TenantId> site, long others) {
    try {
      site.flatMap(tenants::find).ifPresent(entry::at);
      trail.addApart(entry);
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      leftOut.addAndGet(others + 1);
      allLeftOut.incrementAndGet();
      LOG.log(Level.WARNING, "A refusal could not be recorded", e);
    }
  }

  /** The number of refusals that were left out since startup. */
  public long leftOutSoFar() {
    return allLeftOut.get();
  }

  /**
   * Waits until all refusals so far are written, at most as long as requests wait for the database.
   */
  public void settle() {
    CountDownLatch written = new CountDownLatch(1);
    writeSoon(written::countDown);
    try {
      if (!written.await(configuration.databaseTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "The audit trail is read while refusals wait to be recorded");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * PostgreSQL stores no NUL, and nobody reads the others. A path that was asked for may hold a
   * token.
   */
  private static String plain(String text) {
    return TokenMask.masked(text.replaceAll("\\p{Cntrl}", "?"));
  }

  private static String json(String reason, long others) {
    Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
    changes.put("reason", Map.of("after", reason));
    if (others > 0) {
      changes.put("refusalsLeftOut", Map.of("after", others));
    }
    try {
      return JSON.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reason cannot be written as JSON", e);
    }
  }
}
