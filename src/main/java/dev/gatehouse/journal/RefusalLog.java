package dev.gatehouse.journal;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Writes refusals in batches, outside the requests that caused them. A flood of bad tokens only
 * fills a bounded queue and, in each minute, a bounded number of rows (of an address at a site, of
 * a site and in all): further events are dropped and counted, and accepted sign-ins never wait.
 * Each node counts separately.
 */
@ApplicationScoped
public class RefusalLog {
  private static final Logger LOG = RequestLog.of(RefusalLog.class);
  private static final int PLACES = 10_000;
  private static final int BATCH = 200;

  /** Of an address at a site in a minute, so that one stranger does not hide others' refusals. */
  static final int MOST_OF_ADDRESS = 2_000;

  /** Of a site in a minute; so many readers do not fail by themselves. */
  static final int MOST_OF_SITE = 6_000;

  private static final int MOST_IN_ALL = 30_000;

  /**
   * An event that is not written yet.
   *
   * @param cause tells what was wrong with the token, which it keeps in memory until then
   */
  private record Waiting(SignInEvent event, Optional<Supplier<Optional<Discrepancy>>> cause) {}

  @Resource ManagedThreadFactory threads;
  @Inject Events events;
  @Inject Event<Batch> written;
  @Inject SignInCounts counts;
  @Inject Configuration configuration;
  @Inject Clock clock;

  private CallRate ofAddress;
  private CallRate ofSite;
  private CallRate inAll;

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(PLACES);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean running;
  private Thread writer;

  /** Refusals that are about to be written, so that users can be found for those that name them. */
  public record Batch(List<SignInEvent> events) {
    /** Those whose tokens say whose they are. */
    public List<SignInEvent> signed() {
      return events.stream().filter(event -> event.subject().isPresent()).toList();
    }
  }

  @PostConstruct
  void limit() {
    ofAddress = new CallRate(clock, MOST_OF_ADDRESS);
    ofSite = new CallRate(clock, MOST_OF_SITE);
    inAll = new CallRate(clock, MOST_IN_ALL);
  }

  /** Starts the writer; call it after the migrations. */
  public void start() {
    running = true;
    writer = threads.newThread(this::writeUntilStopped);
    writer.setDaemon(true);
    writer.setName("gatehouse-refusals");
    writer.start();
  }

  /** Queues the event of a refused sign-in; never blocks. */
  public void add(SignInEvent event) {
    add(event, Optional.empty());
  }

  /**
   * The same for a refusal whose cause takes long to find.
   *
   * @param cause is asked before the event is written
   */
  public void add(SignInEvent event, Optional<Supplier<Optional<Discrepancy>>> cause) {
    counts.count(event);
    offer(new Waiting(event, cause));
  }

  /** Queues the event of something else that was refused. */
  public void addUncounted(SignInEvent event) {
    offer(new Waiting(event, Optional.empty()));
  }

  private void offer(Waiting waiting) {
    SignInEvent event = waiting.event();
    boolean fits =
        ofAddress.count(event.tenantId() + " " + AddressRange.network(event.getAddress())).isZero()
            && ofSite.count(event.tenantId().toString()).isZero()
            && inAll.count("").isZero();
    if (fits && queue.offer(waiting)) {
      accepted.incrementAndGet();
    } else {
      dropped.incrementAndGet();
    }
  }

  /**
   * Waits until all queued events are written, at most as long as requests wait for the database.
   */
  public void settle() throws InterruptedException {
    long target = accepted.get();
    long end = System.nanoTime() + configuration.databaseTimeout().toNanos();
    while (settled.get() < target && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  /** The number of events that were dropped since startup. */
  public long droppedSoFar() {
    return dropped.get();
  }

  /** The number of events that wait to be written. */
  public int queued() {
    return queue.size();
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
    Waiting first = queue.poll(1, TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    List<Waiting> batch = new ArrayList<>(List.of(first));
    queue.drainTo(batch, BATCH - 1);
    try {
      List<SignInEvent> explained = batch.stream().map(this::explained).toList();
      name(new Batch(explained));
      write(explained);
    } finally {
      settled.addAndGet(batch.size());
    }
  }

  private void name(Batch batch) {
    if (batch.signed().isEmpty()) {
      return;
    }
    try {
      written.fire(batch);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The users of refused sign-ins could not be looked up", e);
    }
  }

  /** An event that nobody can explain is still one. */
  private SignInEvent explained(Waiting waiting) {
    try {
      return waiting
          .cause()
          .flatMap(Supplier::get)
          .map(found -> waiting.event().comparing(Mismatch.of(found)))
          .orElse(waiting.event());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The cause of a refused sign-in could not be looked for", e);
      return waiting.event();
    }
  }

  private void write(List<SignInEvent> batch) {
    try {
      events.add(batch);
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      if (batch.size() > 1 && !SqlState.isUnreachable(e)) {
        // An event that cannot be stored, such as one of a deleted site, must not lose the others.
        batch.forEach(event -> write(List.of(event)));
        return;
      }
      // The database is unavailable: the events are lost, but the requests were answered.
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
