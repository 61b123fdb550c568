package dev.gatehouse.outgoing;

import dev.gatehouse.storage.Database;
import dev.gatehouse.trace.RequestLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What one address answered last. It is asked when the answer is needed first and when the answer
 * is old; while it does not answer, the last answer counts for some time more. One request asks;
 * others wait if nothing is known, some until the call ends and more for a moment: after a start
 * everybody comes at once, and an address that hangs must not keep all threads. For an answer that
 * is merely old nobody waits: it is renewed in the background.
 *
 * @param <V> the answer as it is used
 */
public final class KeptAnswer<V> {
  private static final Logger LOG = RequestLog.of(KeptAnswer.class);

  /** Longer than a call takes. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);

  /** Longer than most calls take. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  /** So many times more requests wait for a short time than wait for the whole call. */
  private static final int SHORTLY_WAITING = 3;

  private final Source<V> source;
  private final Terms terms;
  private final Clock clock;
  private final Executor background;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicBoolean isRenewing = new AtomicBoolean();
  private volatile State<V> state = new State<>(null, null, null, "it was not asked yet");

  /**
   * Asks the address.
   *
   * @param <V> the answer as it is used
   */
  @FunctionalInterface
  public interface Source<V> {
    V ask() throws CallFailed;
  }

  /**
   * How long an answer counts.
   *
   * @param fresh until the address is asked again
   * @param pause the least time between two calls, whatever they bring
   * @param stale the answer counts no longer, whatever happens to the address
   * @param waiting more requests than these do not wait for the end of a call that is under way
   */
  public record Terms(Duration fresh, Duration pause, Duration stale, int waiting) {}

  /**
   * @param answer the last one, or {@code null}
   * @param since when it came
   * @param asked when the address was asked last, or {@code null}
   * @param trouble why the last call brought nothing, or {@code null}
   */
  private record State<V>(V answer, Instant since, Instant asked, String trouble) {
    private boolean counts(Instant now, Duration time) {
      return answer != null && now.isBefore(since.plus(time));
    }

    private boolean mayAsk(Instant now, Duration pause) {
      return asked == null || now.isBefore(asked) || !now.isBefore(asked.plus(pause));
    }
  }

  /**
   * @param background renews what is old
   */
  public KeptAnswer(Source<V> source, Terms terms, Clock clock, Executor background) {
    this.source = source;
    this.terms = terms;
    this.clock = clock;
    this.background = background;
  }

  /**
   * The answer, for which the address may have to be asked first.
   *
   * @param suffices whether an answer has what is needed; if not, the address is asked again
   * @return the last answer, also if it does not suffice; empty if none counts
   */
  public Optional<V> get(Predicate<V> suffices) {
    Instant now = clock.instant();
    State<V> known = state;
    boolean isLacking = !known.counts(now, terms.stale()) || !suffices.test(known.answer());
    if (isLacking && known.mayAsk(now, terms.pause())) {
      Database.aside(() -> refresh(known, longestWait()));
    } else if (!known.counts(now, terms.fresh()) && known.mayAsk(now, terms.pause())) {
      renew(known);
    }
    return known();
  }

  /** The answer as far as it is known without a call. */
  public Optional<V> known() {
    State<V> known = state;
    return Optional.ofNullable(
        known.counts(clock.instant(), terms.stale()) ? known.answer() : null);
  }

  /** Why the last call brought nothing, as a phrase; empty if it brought an answer. */
  public Optional<String> trouble() {
    return Optional.ofNullable(state.trouble());
  }

  private Duration longestWait() {
    int waiting = asking.getQueueLength();
    if (waiting < terms.waiting()) {
      return LONGEST_WAIT;
    }
    return waiting < terms.waiting() * SHORTLY_WAITING ? SHORT_WAIT : Duration.ZERO;
  }

  private void renew(State<V> known) {
    if (!isRenewing.compareAndSet(false, true)) {
      return;
    }
    try {
      background.execute(
          () -> {
            try {
              refresh(known, Duration.ZERO);
            } finally {
              isRenewing.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      isRenewing.set(false);
      LOG.log(Level.DEBUG, "Gatehouse is stopping, so an old answer is not renewed", e);
    }
  }

  /**
   * Asks, or waits for whoever does.
   *
   * @return whether something new is known
   */
  private boolean refresh(State<V> known, Duration longestWait) {
    try {
      if (!asking.tryLock(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (state == known) {
        state = asked(known);
      }
      return true;
    } finally {
      asking.unlock();
    }
  }

  private State<V> asked(State<V> known) {
    Instant now = clock.instant();
    try {
      return new State<>(source.ask(), now, now, null);
    } catch (CallFailed e) {
      return new State<>(known.answer(), known.since(), now, e.getMessage());
    }
  }
}
