package dev.gatehouse.journal;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.SqlState;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes refusals beside the requests that caused them, in bounded batches. A flood of bad tokens
 * fills the queue and no more: what finds no place is dropped and counted, and good sign-ins never
 * wait for it.
 */
@ApplicationScoped
public class RefusalLog {
  private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
  private static final int PLACES = 10_000;
  private static final int BATCH = 200;

  @Resource ManagedThreadFactory threads;
  @Inject Events events;
  @Inject Configuration configuration;

  private final BlockingQueue<SignInEvent> queue = new ArrayBlockingQueue<>(PLACES);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean running;
  private Thread writer;

  /** Starts the writer; called once the schema is there. */
  public void start() {
    running = true;
    writer = threads.newThread(this::writeUntilStopped);
    writer.setDaemon(true);
    writer.setName("gatehouse-refusals");
    writer.start();
  }

  /** Takes an event to be written soon; never blocks. */
  public void add(SignInEvent event) {
    if (queue.offer(event)) {
      accepted.incrementAndGet();
    } else {
      dropped.incrementAndGet();
    }
  }

  /** Waits, as long as requests wait for the database, until what was taken so far can be read. */
  public void settle() throws InterruptedException {
    long target = accepted.get();
    long end = System.nanoTime() + configuration.databaseTimeout().toNanos();
    while (settled.get() < target && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  /** Events that found no place since the start. */
  public long droppedSoFar() {
    return dropped.get();
  }

  private void writeUntilStopped() {
    long reported = 0;
    while (running) {
      try {
        writeBatch();
        reported = reportDropped(reported);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void writeBatch() throws InterruptedException {
    SignInEvent first = queue.poll(1, TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    List<SignInEvent> batch = new ArrayList<>(List.of(first));
    queue.drainTo(batch, BATCH - 1);
    try {
      write(batch);
    } finally {
      settled.addAndGet(batch.size());
    }
  }

  private void write(List<SignInEvent> batch) {
    try {
      events.add(batch);
    } catch (RuntimeException e) {
      if (batch.size() > 1 && !SqlState.isUnreachable(e)) {
        // One that cannot be stored, such as of a site deleted meanwhile, takes no other with it.
        batch.forEach(event -> write(List.of(event)));
        return;
      }
      // The database is away: these are lost to the log, the refusals themselves were answered.
      dropped.addAndGet(batch.size());
      LOG.log(Level.WARNING, "{0} refused sign-ins could not be written", batch.size(), e);
    }
  }

  private long reportDropped(long reported) {
    long now = dropped.get();
    if (now > reported) {
      LOG.log(Level.WARNING, "{0} refused sign-ins were not written: too many at once", now);
    }
    return now;
  }

  @PreDestroy
  void stop() {
    running = false;
    if (writer != null) {
      writer.interrupt();
    }
  }
}
