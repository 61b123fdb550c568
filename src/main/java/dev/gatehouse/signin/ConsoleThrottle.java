package dev.gatehouse.signin;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Throttle;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows down guessing of operators' passwords: by the address that guesses, and sooner by address
 * and e-mail together. Nothing counts by e-mail alone, so that nobody's failures lock an operator
 * out who comes from elsewhere.
 */
@ApplicationScoped
class ConsoleThrottle {
  private static final int FREE_FOR_ONE_EMAIL = 5;

  /** Offices share an address. */
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  @Inject Clock clock;

  private Throttle byEmail;
  private Throttle byAddress;

  @PostConstruct
  void set() {
    byEmail = new Throttle(clock, FREE_FOR_ONE_EMAIL);
    byAddress = new Throttle(clock, FREE_FOR_ONE_ADDRESS);
  }

  /** Begins an attempt, or says how long to wait before the next; zero is "go on". */
  Duration begin(String address, String email) {
    Duration wait = byEmail.begin(key(address, email));
    return wait.isZero() ? byAddress.begin(AddressRange.network(address)) : wait;
  }

  /** The attempt that began was no guess: it succeeded, or was not looked at. */
  void takeBack(String address, String email) {
    byEmail.takeBack(key(address, email));
    byAddress.takeBack(AddressRange.network(address));
  }

  /** The operator knows the password: what he mistyped before is forgiven. */
  void succeeded(String address, String email) {
    byEmail.forget(key(address, email));
    byAddress.takeBack(AddressRange.network(address));
  }

  private static String key(String address, String email) {
    String normalized = email.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(AddressRange.network(address) + " " + normalized);
  }
}
