package dev.gatehouse.secret;

import dev.gatehouse.config.AddressRange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Throttles guesses of passwords and other secrets: per address, and sooner per address and target,
 * such as an e-mail address. Nothing is counted per target alone, so that failures from one address
 * never lock out a user at another. Each form that takes a password has its own counters.
 */
@Dependent
public class GuessThrottle {
  private static final int FREE_FOR_ONE_TARGET = 5;

  /** Higher, since the people of an office share an address. */
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  @Inject Clock clock;

  /** As many as may come from one office at nine in the morning. */
  private static final int MOST_AT_ONCE = 30;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

  private Throttle byTarget;
  private Throttle byAddress;

  @PostConstruct
  void set() {
    byTarget = new Throttle(clock, FREE_FOR_ONE_TARGET);
    byAddress = new Throttle(clock, FREE_FOR_ONE_ADDRESS);
  }

  /**
   * Begins an attempt.
   *
   * @return zero if it may proceed, else how long to wait before the next one
   */
  public Duration begin(String address, String target) {
    Duration wait = byTarget.begin(key(address, target));
    return wait.isZero() ? byAddress.begin(AddressRange.network(address)) : wait;
  }

  /** Takes back an attempt that was not a failed guess: it succeeded, or was not checked. */
  public void takeBack(String address, String target) {
    byTarget.takeBack(key(address, target));
    byAddress.takeBack(AddressRange.network(address));
  }

  /** The password was right: earlier failures for the target are forgiven. */
  public void succeeded(String address, String target) {
    byTarget.forget(key(address, target));
    byAddress.takeBack(AddressRange.network(address));
  }

  /**
   * Begins an attempt at a secret that many people share. Counts nothing: a wrong guess is counted
   * by {@link #failed}, so that people who know the secret do not use up the free failures of
   * others at the same address. Many attempts may run at once until too many were wrong; then one
   * at a time.
   *
   * @return zero if it may proceed, and then {@link #ended} must follow; else how long to wait
   */
  public Duration beginShared(String address, String target) {
    Duration wait = remaining(address, target);
    if (!wait.isZero()) {
      return wait;
    }
    String key = key(address, target);
    boolean free = byTarget.isFree(key) && byAddress.isFree(AddressRange.network(address));
    boolean fits = underWay.merge(key, 1, Integer::sum) <= (free ? MOST_AT_ONCE : 1);
    if (!fits) {
      ended(address, target);
    }
    return fits ? Duration.ZERO : SOON;
  }

  /** Ends an attempt at a shared secret, whatever its result. */
  public void ended(String address, String target) {
    underWay.computeIfPresent(key(address, target), (k, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * How long to wait before the next attempt; zero if it may proceed now. Counts nothing: a cheap
   * check is counted afterwards, by {@link #failed} or {@link #passed}, so that a program with the
   * right secret is never throttled, however often it calls.
   */
  public Duration remaining(String address, String target) {
    Duration ofTarget = byTarget.remaining(key(address, target));
    Duration ofAddress = byAddress.remaining(AddressRange.network(address));
    return ofTarget.compareTo(ofAddress) > 0 ? ofTarget : ofAddress;
  }

  /** Counts a failure that {@link #begin} has not counted. */
  public void failed(String address, String target) {
    byTarget.failed(key(address, target));
    byAddress.failed(AddressRange.network(address));
  }

  /**
   * The secret of a program was right: its own failures are forgiven, other failures from its
   * address stay.
   */
  public void passed(String address, String target) {
    byTarget.forget(key(address, target));
  }

  private static String key(String address, String target) {
    String normalized = target.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(AddressRange.network(address) + " " + normalized);
  }
}
