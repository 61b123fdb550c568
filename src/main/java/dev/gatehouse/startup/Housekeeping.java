package dev.gatehouse.startup;

import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.session.LiveSessions;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.token.KeyUse;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Scheduled work that no request waits for. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {
  private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 200;
  private static final Duration LEASE = Duration.ofSeconds(50);

  @Inject Clock clock;
  @Inject Leases leases;
  @Inject KeyUse keyUse;
  @Inject LiveSessions liveSessions;
  @Inject ArticleViews articleViews;
  @Inject @Any Instance<Expiring> stores;

  /**
   * Writes the collected last-used times and view counts, in one statement each instead of one per
   * request.
   */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void writeUse() {
    try {
      keyUse.flush();
      liveSessions.flushSeen();
      articleViews.flush();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Last-used times could not be written: {0}", e.getMessage());
    }
  }

  /** Deletes expired rows, on one node at a time and in small transactions. */
  @Schedule(hour = "*", minute = "*", second = "17", persistent = false)
  void purge() {
    try {
      if (leases.take(Leases.PURGE, LEASE)) {
        leases.done(Leases.PURGE, stores.stream().mapToLong(this::purge).sum());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Expired rows could not be deleted: {0}", e.getMessage());
    }
  }

  private long purge(Expiring store) {
    long deleted = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      int rows = store.purge(clock.instant(), BATCH);
      deleted += rows;
      if (rows < BATCH) {
        break;
      }
    }
    return deleted;
  }
}
