package dev.gatehouse.secret;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;

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
    private final boolean countedHere;
    private final boolean countedEverywhere;

    private Attempt(String key, Duration pause, boolean countedHere, boolean countedEverywhere) {
      this.key = key;
      this.pause = pause;
      this.countedHere = countedHere;
      this.countedEverywhere = countedEverywhere;
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
      if (!countedHere) {
        here.failed(key);
      }
      if (!countedEverywhere) {
        write(() -> everywhere.failed(subject(key), freeFailures));
      }
    }

    /** It was right: earlier failures are forgiven. */
    public void forgiven() {
      here.forget(key);
      if (countedEverywhere) {
        write(() -> everywhere.forget(subject(key)));
      }
    }

    /** It was not a failed guess; earlier failures stay. */
    public void takenBack() {
      if (countedHere) {
        here.takeBack(key);
      }
      if (countedEverywhere) {
        write(() -> everywhere.takeBack(subject(key)));
      }
    }
  }

  /**
   * Begins an attempt, which counts as a failure until it ends.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Attempt begin(String key) {
    boolean isAlone = here.count(key) == 0;
    Duration wait = here.begin(key);
    if (!wait.isZero()) {
      return new Attempt(key, wait, false, false);
    }
    try {
      FailedGuesses.Permit permit =
          Database.retried(() -> everywhere.begin(subject(key), freeFailures, isAlone));
      boolean mayProceed = permit.pause().isZero();
      if (!mayProceed) {
        here.takeBack(key);
      }
      return new Attempt(key, permit.pause(), mayProceed, permit.counted());
    } catch (DatabaseUnavailable e) {
      here.takeBack(key);
      throw e;
    }
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
        ? new Attempt(key, known.pause(clock.instant()), false, false)
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
