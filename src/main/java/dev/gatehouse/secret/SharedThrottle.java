package dev.gatehouse.secret;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A {@link Throttle} of all nodes together: waits that this node knows of cost no query, and what
 * passes them is asked of the database, where the failures at other nodes count.
 */
public final class SharedThrottle {
  private final Clock clock;
  private final Throttle here;
  private final FailedGuesses everywhere;
  private final String purpose;
  private final int freeFailures;

  /** Attempts that count as failures here and have not ended. */
  private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

  /**
   * @param purpose separates equal keys of different throttles
   * @param freeFailures the number of failures without a wait; each further one doubles the wait
   */
  public SharedThrottle(Clock clock, FailedGuesses everywhere, String purpose, int freeFailures) {
    this.clock = clock;
    this.here = new Throttle(clock, freeFailures);
    this.everywhere = everywhere;
    this.purpose = purpose;
    this.freeFailures = freeFailures;
  }

  /** An attempt that has begun, and has to end in one of three ways unless it has to wait. */
  public final class Attempt {
    private final String key;
    private final Duration pause;
    private final FailedGuesses.Counted countedEverywhere;
    private boolean countedHere;
    private boolean isUnderWay;

    private Attempt(String key, Duration pause) {
      this.key = key;
      this.pause = pause;
      countedEverywhere = null;
    }

    private Attempt(String key, FailedGuesses.Permit permit) {
      this.key = key;
      pause = permit.pause();
      countedEverywhere = permit.counted();
      countedHere = true;
      isUnderWay = true;
    }

    /** How long to wait before the next one; zero if this one may proceed. */
    public Duration pause() {
      return pause;
    }

    /**
     * The guess was wrong.
     *
     * @throws DatabaseUnavailable if the database does not answer; this node has counted it
     */
    public void failed() {
      failedHere();
      try {
        if (countedEverywhere == null) {
          write(() -> everywhere.failed(subject(key), freeFailures));
        }
      } finally {
        // Not sooner: another one would be alone before this one counts everywhere.
        end();
      }
    }

    /** Counts the wrong guess at this node, before anything may fail. */
    void failedHere() {
      if (!countedHere) {
        countedHere = true;
        here.failed(key);
      }
    }

    /** It was right: earlier failures are forgiven. */
    public void forgiven() {
      here.forget(key);
      end();
      if (countedEverywhere != null) {
        write(() -> everywhere.forget(subject(key)));
      }
    }

    /** It was not a failed guess; earlier failures stay. */
    public void takenBack() {
      takenBackHere();
      if (countedEverywhere != null) {
        write(() -> everywhere.takeBack(subject(key), countedEverywhere));
      }
    }

    /** The same at this node only, since the database does not answer. */
    public void takenBackHere() {
      if (countedHere) {
        countedHere = false;
        here.takeBack(key);
      }
      end();
    }

    /** Whatever came of it, it is under way no more. */
    void end() {
      if (isUnderWay) {
        isUnderWay = false;
        ended(key);
      }
    }
  }

  /**
   * Begins an attempt, which counts as a failure until it ends.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Attempt begin(String key) {
    Duration wait = here.begin(key);
    if (!wait.isZero()) {
      return new Attempt(key, wait);
    }
    boolean isAlone = underWay.merge(key, 1, Integer::sum) == 1;
    boolean mayProceed = false;
    try {
      FailedGuesses.Permit permit =
          Database.retried(() -> everywhere.begin(subject(key), freeFailures, isAlone));
      mayProceed = permit.pause().isZero();
      if (!mayProceed) {
        return new Attempt(key, permit.pause());
      }
      // Other nodes may have forgiven what this one remembers.
      here.set(key, permit.failures());
      return new Attempt(key, permit);
    } finally {
      if (!mayProceed) {
        here.takeBack(key);
        ended(key);
      }
    }
  }

  private void ended(String key) {
    underWay.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * Begins an attempt at a secret that many people share: it counts only once it has failed, so
   * that people who know the secret use up nothing; after too many failures, from its beginning.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Attempt beginUncounted(String key) {
    Failures known = everywhere.of(subject(key));
    return here.isFree(key) && known.count() < freeFailures
        ? new Attempt(key, known.pause(clock.instant()))
        : begin(key);
  }

  private String subject(String key) {
    return Fingerprint.of(purpose + " " + key);
  }

  private static void write(Runnable change) {
    Database.retried(
        () -> {
          change.run();
          return null;
        });
  }
}
