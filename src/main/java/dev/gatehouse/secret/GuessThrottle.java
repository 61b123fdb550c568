package dev.gatehouse.secret;

import dev.gatehouse.config.AddressRange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

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
