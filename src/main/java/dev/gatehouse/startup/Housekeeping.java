package dev.gatehouse.startup;

import dev.gatehouse.administration.content.imports.Imports;
import dev.gatehouse.administration.operator.PlatformKeyUpkeep;
import dev.gatehouse.journal.problem.ProblemWatch;
import dev.gatehouse.library.miss.SearchTally;
import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.protocol.mapping.Sightings;
import dev.gatehouse.session.IdleSessions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.thread.ThreadPools;
import dev.gatehouse.token.KeyUse;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Scheduled work that no request waits for.
 *
 * <p>It has threads of its own, which end with the application: a thread of the server's scheduler
 * would remember the class loader of the application that first used it.
 */
@ApplicationScoped
class Housekeeping {
  private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration LEASE = Duration.ofSeconds(50);
  private static final int TASKS = 4;

  private static final int WATCH_SECONDS = 5;
  private static final int WRITE_SECONDS = 5;
  private static final int COUNT_SECONDS = 30;
  private static final int PURGE_SECONDS = 60;
  private static final int ROTATE_SECONDS = 600;
  private static final int PROBLEM_SECONDS = 5;

  /** So many batches of events are counted before the next pause. */
  private static final int MOST_BATCHES = 50;

  /** What runs at undeploy has this time to end. */
  private static final int STOP_SECONDS = 5;

  @Resource ManagedThreadFactory threads;
  @Inject Serving serving;
  @Inject DatabaseWatch watch;
  @Inject Leases leases;
  @Inject KeyUse keyUse;
  @Inject IdleSessions idleSessions;
  @Inject ArticleViews articleViews;
  @Inject SearchTally searches;
  @Inject Sightings sightings;
  @Inject Imports imports;
  @Inject Purge purge;
  @Inject PlatformKeyUpkeep platformKeys;
  @Inject ProblemWatch problems;

  private Schedule schedule;

  void start() {
    schedule = new Schedule(TASKS, threads);
    schedule.every(WATCH_SECONDS, "The database could not be checked: {0}", watch::look);
    schedule.every(
        WRITE_SECONDS, "Last-used times could not be written: {0}", whileServing(this::writeUse));
    schedule.every(
        COUNT_SECONDS, "Uses of keys could not be written: {0}", whileServing(keyUse::flushCounts));
    schedule.every(
        PURGE_SECONDS, "Expired rows could not be deleted: {0}", whileServing(this::purge));
    schedule.every(
        ROTATE_SECONDS, "Platform keys could not be rotated: {0}", whileServing(this::rotateKeys));
    schedule.every(
        PROBLEM_SECONDS, "Problems could not be counted: {0}", whileServing(this::countProblems));
  }

  /** A schema that does not serve this version is not written to. */
  private Runnable whileServing(Runnable task) {
    return () -> {
      if (serving.isOn()) {
        task.run();
      }
    };
  }

  @PreDestroy
  void stop() {
    if (schedule == null) {
      return;
    }
    if (ThreadPools.outlast(Duration.ofSeconds(STOP_SECONDS), List.of(schedule.pool()))) {
      LOG.log(Level.WARNING, "Scheduled work still runs after {0} seconds", STOP_SECONDS);
    }
  }

  /**
   * Writes the collected last-used times, and counts of views and searches, in batches instead of
   * with each request.
   */
  private void writeUse() {
    keyUse.flushTimes();
    idleSessions.flush();
    articleViews.flush();
    searches.flush();
    sightings.flush();
  }

  /** What another node counts meanwhile is not counted again. */
  private void countProblems() {
    int batches = 0;
    while (serving.isOn() && batches < MOST_BATCHES && problems.next()) {
      batches++;
    }
  }

  /** Of several nodes that make the next key at once, one does, and the others find it made. */
  private void rotateKeys() {
    Database.retried(
        () -> {
          platformKeys.rotateDue();
          return null;
        });
  }

  /**
   * Deletes expired rows, on one node at a time. A run in which a store failed is not recorded:
   * otherwise nobody would be told of rows that stay.
   */
  private void purge() {
    imports.dropUnseen();
    if (leases.take(Leases.PURGE, LEASE)) {
      purge.run().ifPresent(rows -> leases.done(Leases.PURGE, rows));
    }
  }
}
