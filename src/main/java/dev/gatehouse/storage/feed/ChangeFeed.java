package dev.gatehouse.storage.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What changed on any node. A change counts at once on the node where it happens and within {@link
 * #KNOWN} on every other. There is no timer: requests have the feed read, so that an idle node asks
 * nothing, and a database that does not answer leaves every answer stale.
 */
@ApplicationScoped
public class ChangeFeed {
  private static final Logger LOG = RequestLog.of(ChangeFeed.class);

  /** How long after a reading the caches may answer. */
  static final Duration KNOWN = Duration.ofSeconds(1);

  /** The next reading begins in the background by then, so that no request waits for it. */
  private static final Duration AHEAD = Duration.ofMillis(500);

  /** More rows than this cost more than they save. */
  private static final int MOST_ROWS = 10_000;

  @Inject ExecutorService executor;
  @Inject FeedRows rows;
  @Inject Event<Changed> changed;

  private final ChangeMarks marks = new ChangeMarks();
  private final FeedPosition position = new FeedPosition();
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicBoolean readingAhead = new AtomicBoolean();

  /** Tests move it. */
  Ticker ticker = Ticker.systemTicker();

  /** When the last reading began, by the ticker; long ago before the first one. */
  private volatile long readAt = ticker.read() - FeedPosition.LONGEST_TRANSACTION.toNanos();

  /** Subjects that changed in a transaction on this node. */
  public record Changed(Collection<Subject> subjects) {}

  /** Tells every node that the caller's transaction changes this. */
  public void changed(Subject... subjects) {
    rows.write(List.of(subjects));
    announce(subjects);
  }

  /** Tells this node only, for transactions that write the rows of the feed themselves. */
  public void announce(Subject... subjects) {
    changed.fire(new Changed(List.of(subjects)));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) Changed change) {
    change.subjects().forEach(marks::mark);
  }

  ChangeMarks marks() {
    return marks;
  }

  Ticker ticker() {
    return ticker;
  }

  /** Whether every change that is older than {@link #KNOWN} has been read; never waits. */
  boolean isCurrent() {
    long age = ticker.read() - readAt;
    if (age > AHEAD.toNanos() && readingAhead.compareAndSet(false, true)) {
      readAhead();
    }
    return age <= KNOWN.toNanos();
  }

  private void readAhead() {
    try {
      executor.execute(
          () -> {
            try {
              read();
            } catch (Exception e) {
              // A failed commit throws a checked exception that no signature here declares.
              LOG.log(Level.DEBUG, "The change feed cannot be read; requests will say so", e);
            } finally {
              readingAhead.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      readingAhead.set(false);
      LOG.log(Level.DEBUG, "No thread is free to read the change feed; a request reads it", e);
    }
  }

  /**
   * Reads what changed, unless it was read a moment ago; simultaneous callers share one reading.
   *
   * @throws DatabaseUnavailable when the thread is interrupted
   */
  void catchUp() {
    boolean mine = false;
    try {
      // A reading that hangs must not stop those whose connection works.
      mine = reading.tryLock(AHEAD.toMillis(), TimeUnit.MILLISECONDS);
      if (ticker.read() - readAt > KNOWN.toNanos()) {
        read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while waiting", e);
    } finally {
      if (mine) {
        reading.unlock();
      }
    }
  }

  /** Reads what changed, or begins anew. */
  void read() {
    long begun = ticker.read();
    FeedPosition.Question question = position.next();
    List<FeedRow> read =
        question.newest() == 0
            ? List.of()
            : rows.from(question.newest(), question.gaps(), MOST_ROWS);
    boolean isWhole = read.size() < MOST_ROWS && advance(question, read, begun);
    if (!isWhole) {
      start(rows.newest(MOST_ROWS), begun);
    }
  }

  /** At once, so that no other reading says that all is known before the marks are there. */
  private synchronized boolean advance(
      FeedPosition.Question question, List<FeedRow> read, long begun) {
    Optional<FeedPosition.News> news = position.advance(question, read, begun);
    news.ifPresent(
        known -> {
          known.subjects().forEach(marks::mark);
          if (known.anything()) {
            marks.markAll();
          }
          note(begun);
        });
    return news.isPresent();
  }

  private synchronized void start(List<FeedRow> newest, long begun) {
    position.start(newest, begun);
    marks.markAll();
    note(begun);
  }

  private void note(long begun) {
    // Of two readings at once, the one that began first may end last.
    if (begun - readAt > 0) {
      readAt = begun;
    }
  }
}
