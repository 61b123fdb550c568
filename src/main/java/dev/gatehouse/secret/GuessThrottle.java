package dev.gatehouse.secret;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Throttles guesses of passwords at all nodes together: per address, and sooner per address and
 * target, such as an e-mail address. Nothing is counted per target alone, so that failures from one
 * address never lock out a user at another. Each form that takes a password counts separately.
 */
@ApplicationScoped
public class GuessThrottle {
  private static final int FREE_FOR_ONE_TARGET = 5;

  /** Higher, since the people of an office share an address. */
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  /** As many as may come from one office at nine in the morning. */
  private static final int MOST_AT_ONCE = 30;

  private static final Duration SOON = Duration.ofSeconds(1);

  @Inject Clock clock;
  @Inject FailedGuesses everywhere;

  /** Attempts at shared secrets, by form, address and target. */
  private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

  private SharedThrottle byTarget;
  private SharedThrottle byAddress;

  @PostConstruct
  void set() {
    byTarget = new SharedThrottle(clock, everywhere, "target", FREE_FOR_ONE_TARGET);
    byAddress = new SharedThrottle(clock, everywhere, "address", FREE_FOR_ONE_ADDRESS);
  }

  /** A form that takes a password, and at whose throttle no other form counts. */
  public enum Form {
    CONSOLE,
    ACCOUNT,
    READER,
    SHARED,
    BREAK_GLASS
  }

  /**
   * A guess that has begun. Unless it has to wait, say whether it was right; one that is closed
   * without that, as when the database does not answer, is taken back.
   */
  public static final class Guess implements AutoCloseable {
    private final List<SharedThrottle.Attempt> attempts = new ArrayList<>();
    private final Consumer<SharedThrottle.Attempt> forgiveTarget;
    private final Runnable ended;
    private Duration pause = Duration.ZERO;
    private boolean isDecided;
    private boolean isDatabaseAway;
    private boolean isClosed;

    private Guess(Consumer<SharedThrottle.Attempt> forgiveTarget, Runnable ended) {
      this.forgiveTarget = forgiveTarget;
      this.ended = ended;
    }

    private static Guess refused(Duration pause) {
      Guess refused = new Guess(SharedThrottle.Attempt::takenBack, () -> {});
      refused.pause = pause;
      return refused;
    }

    private void begin(Supplier<SharedThrottle.Attempt> next) {
      if (pause.isZero()) {
        SharedThrottle.Attempt attempt = check(next::get);
        pause = attempt.pause();
        if (pause.isZero()) {
          attempts.add(attempt);
        }
      }
    }

    /** How long to wait before the next one; zero if this one may proceed. */
    public Duration pause() {
      return pause;
    }

    /**
     * Looks whether it is right. If the database does not answer, it is not asked again to take the
     * guess back, for which the caller would wait twice as long.
     *
     * @throws X what the work itself threw
     */
    public <T, X extends Exception> T check(Database.Work<T, X> work) throws X {
      try {
        return work.run();
      } catch (DatabaseUnavailable e) {
        isDatabaseAway = true;
        throw e;
      }
    }

    /** It was wrong. */
    public void failed() {
      isDecided = true;
      attempts.forEach(SharedThrottle.Attempt::failedHere);
      attempts.forEach(SharedThrottle.Attempt::failed);
    }

    /** It was right: earlier failures for the target are forgiven, where it is one person's. */
    public void succeeded() {
      isDecided = true;
      if (!attempts.isEmpty()) {
        List<SharedThrottle.Attempt> others = attempts.subList(1, attempts.size());
        others.forEach(SharedThrottle.Attempt::takenBackHere);
        forgiveTarget.accept(attempts.get(0));
        others.forEach(SharedThrottle.Attempt::takenBack);
      }
    }

    @Override
    public void close() {
      if (isClosed) {
        return;
      }
      isClosed = true;
      ended.run();
      attempts.forEach(SharedThrottle.Attempt::end);
      if (!isDecided) {
        attempts.forEach(SharedThrottle.Attempt::takenBackHere);
        if (!isDatabaseAway) {
          attempts.forEach(SharedThrottle.Attempt::takenBack);
        }
      }
    }
  }

  /**
   * Begins a guess of one person's password.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Guess begin(Form form, String address, String target) {
    Guess guess = new Guess(SharedThrottle.Attempt::forgiven, () -> {});
    return begun(
        guess,
        () -> byTarget.begin(key(form, address, target)),
        () -> byAddress.begin(network(form, address)));
  }

  /**
   * Begins a guess of a secret that many people share. It counts only once it was wrong, so that
   * people who know the secret do not use up the free failures of others at the same address. Many
   * guesses may run at once until too many were wrong; then one at a time.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Guess beginShared(Form form, String address, String target) {
    String key = key(form, address, target);
    Runnable ended =
        () -> underWay.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
    if (underWay.merge(key, 1, Integer::sum) > MOST_AT_ONCE) {
      ended.run();
      return Guess.refused(SOON);
    }
    return begun(
        new Guess(SharedThrottle.Attempt::takenBack, ended),
        () -> byTarget.beginUncounted(key),
        () -> byAddress.beginUncounted(network(form, address)));
  }

  /** Leaves nothing behind of a guess that may not proceed, for whatever reason. */
  private static Guess begun(
      Guess guess,
      Supplier<SharedThrottle.Attempt> target,
      Supplier<SharedThrottle.Attempt> address) {
    boolean mayProceed = false;
    try {
      guess.begin(target);
      guess.begin(address);
      mayProceed = guess.pause().isZero();
      return guess;
    } finally {
      if (!mayProceed) {
        guess.close();
      }
    }
  }

  private static String network(Form form, String address) {
    return form + " " + AddressRange.network(address);
  }

  private static String key(Form form, String address, String target) {
    String normalized = target.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(network(form, address) + " " + normalized);
  }
}
