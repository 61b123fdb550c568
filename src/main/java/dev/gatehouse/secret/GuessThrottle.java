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
 * Slows down guessing of passwords and other secrets: by the address that guesses, and sooner by
 * the address together with what it tries to open, such as somebody's e-mail address. Nothing
 * counts by the latter alone, so that nobody's failures lock anybody out who comes from elsewhere.
 * Each place where passwords are typed counts for itself.
 */
@Dependent
public class GuessThrottle {
  private static final int FREE_FOR_ONE_TARGET = 5;

  /** Offices share an address. */
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  @Inject Clock clock;

  /** As many as may come from one office at nine o'clock. */
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

  /** Begins an attempt, or says how long to wait before the next; zero is "go on". */
  public Duration begin(String address, String target) {
    Duration wait = byTarget.begin(key(address, target));
    return wait.isZero() ? byAddress.begin(AddressRange.network(address)) : wait;
  }

  /** The attempt that began was no guess: it succeeded, or was not looked at. */
  public void takeBack(String address, String target) {
    byTarget.takeBack(key(address, target));
    byAddress.takeBack(AddressRange.network(address));
  }

  /** Somebody knows his own password: what he mistyped before is forgiven. */
  public void succeeded(String address, String target) {
    byTarget.forget(key(address, target));
    byAddress.takeBack(AddressRange.network(address));
  }

  /**
   * Begins an attempt at a secret that many people share, or says how long to wait; after zero,
   * which is "go on", {@link #ended} has to follow. Counts nothing: what proves wrong is counted by
   * {@link #failed}, so that those who know the secret use up nothing of what others at the same
   * address may get wrong. Many may try at once until too many were wrong, and then one.
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

  /** An attempt at a secret that many share is over, whatever came of it. */
  public void ended(String address, String target) {
    underWay.computeIfPresent(key(address, target), (k, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * How long to wait before the next attempt; zero is "go on". Counts nothing: what costs little to
   * check is counted afterwards, by {@link #failed} or {@link #passed}, so that a program which
   * knows its secret is never slowed, however often it calls.
   */
  public Duration remaining(String address, String target) {
    Duration ofTarget = byTarget.remaining(key(address, target));
    Duration ofAddress = byAddress.remaining(AddressRange.network(address));
    return ofTarget.compareTo(ofAddress) > 0 ? ofTarget : ofAddress;
  }

  /** Counts a guess of which nothing was counted before. */
  public void failed(String address, String target) {
    byTarget.failed(key(address, target));
    byAddress.failed(AddressRange.network(address));
  }

  /** A program knows its secret: its own failures are forgiven, those of its neighbours stay. */
  public void passed(String address, String target) {
    byTarget.forget(key(address, target));
  }

  private static String key(String address, String target) {
    String normalized = target.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(AddressRange.network(address) + " " + normalized);
  }
}
