package dev.gatehouse.secret;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

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
    SHARED
  }

  /**
   * A guess that has begun. Unless it has to wait, say whether it was right; one that is closed
   * without that, as when the database does not answer, is taken back.
   */
  public static final class Guess implements AutoCloseable {
    private final List<SharedThrottle.Attempt> attempts;
    private final Consumer<SharedThrottle.Attempt> forgiveTarget;
    private final Duration pause;
    private final Runnable ended;
    private boolean decided;

    private Guess(
        List<SharedThrottle.Attempt> attempts,
        Consumer<SharedThrottle.Attempt> forgiveTarget,
        Duration pause,
        Runnable ended) {
      this.attempts = attempts;
      this.forgiveTarget = forgiveTarget;
      this.pause = pause;
      this.ended = ended;
    }

    private static Guess refused(Duration pause) {
      return new Guess(List.of(), SharedThrottle.Attempt::takenBack, pause, () -> {});
    }

    /** How long to wait before the next one; zero if this one may proceed. */
    public Duration pause() {
      return pause;
    }

    /** It was wrong. */
    public void failed() {
      decided = true;
      attempts.forEach(SharedThrottle.Attempt::failed);
    }

    /** It was right: earlier failures for the target are forgiven, where it is one person's. */
    public void succeeded() {
      decided = true;
      if (!attempts.isEmpty()) {
        forgiveTarget.accept(attempts.get(0));
        attempts.stream().skip(1).forEach(SharedThrottle.Attempt::takenBack);
      }
    }

    @Override
    public void close() {
      ended.run();
      if (!decided) {
        attempts.forEach(SharedThrottle.Attempt::takenBack);
      }
    }
  }

  /**
   * Begins a guess of one person's password.
   *
   * @throws DatabaseUnavailable if the database does not answer; nothing is counted then
   */
  public Guess begin(Form form, String address, String target) {
    SharedThrottle.Attempt ofTarget = byTarget.begin(key(form, address, target));
    if (!ofTarget.pause().isZero()) {
      return Guess.refused(ofTarget.pause());
    }
    try {
      SharedThrottle.Attempt ofAddress = byAddress.begin(network(form, address));
      return withAddress(ofTarget, ofAddress, SharedThrottle.Attempt::forgiven, () -> {});
    } catch (DatabaseUnavailable e) {
      ofTarget.takenBack();
      throw e;
    }
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
    try {
      SharedThrottle.Attempt ofTarget = byTarget.beginUncounted(key);
      if (!ofTarget.pause().isZero()) {
        ended.run();
        return Guess.refused(ofTarget.pause());
      }
      return withAddress(
          ofTarget,
          byAddress.beginUncounted(network(form, address)),
          SharedThrottle.Attempt::takenBack,
          ended);
    } catch (DatabaseUnavailable e) {
      ended.run();
      throw e;
    }
  }

  private static Guess withAddress(
      SharedThrottle.Attempt ofTarget,
      SharedThrottle.Attempt ofAddress,
      Consumer<SharedThrottle.Attempt> forgiveTarget,
      Runnable ended) {
    if (ofAddress.pause().isZero()) {
      return new Guess(List.of(ofTarget, ofAddress), forgiveTarget, Duration.ZERO, ended);
    }
    ended.run();
    ofTarget.takenBack();
    return Guess.refused(ofAddress.pause());
  }

  private static String network(Form form, String address) {
    return form + " " + AddressRange.network(address);
  }

  private static String key(Form form, String address, String target) {
    String normalized = target.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(network(form, address) + " " + normalized);
  }
}
