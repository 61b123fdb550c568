package dev.gatehouse.secret;

import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with PBKDF2; a stored hash carries its own parameters. Each hash takes a
 * processor a seventh of a second, and an attacker can request as many as they have addresses. So
 * few hashes run at once, few wait, and the rest are refused: other requests are still served.
 */
@ApplicationScoped
public class Passwords {
  /** The minimum of OWASP's Password Storage Cheat Sheet for HMAC-SHA512. */
  private static final String ITERATIONS = "210000";

  /** The other half of the processors serves requests without a password. */
  static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** Well below the request threads of a server: 16 per processor by default. */
  static final int MOST_WAITING = 12 * AT_ONCE;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final Semaphore places = new Semaphore(AT_ONCE + MOST_WAITING);
  private final Semaphore running = new Semaphore(AT_ONCE, true);

  private Pbkdf2PasswordHash pbkdf2;
  private String decoy;

  protected Passwords() {}

  @Inject
  public Passwords(Pbkdf2PasswordHash pbkdf2) {
    this.pbkdf2 = pbkdf2;
  }

  @PostConstruct
  void strengthen() {
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations",
            ITERATIONS));
    decoy = hash(Fingerprint.random(16));
  }

  /**
   * @throws DatabaseUnavailable when too many are waiting already
   */
  public String hash(String password) {
    return inTurn(() -> pbkdf2.generate(password.toCharArray()));
  }

  /**
   * Whether this is the password that was hashed. Without a stored hash the answer is no and takes
   * as long as any other, so that timing does not reveal which users exist.
   *
   * @throws DatabaseUnavailable when too many are waiting already
   */
  public boolean matches(String password, Optional<String> stored) {
    boolean same = inTurn(() -> pbkdf2.verify(password.toCharArray(), stored.orElse(decoy)));
    return same && stored.isPresent();
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw tooMany();
    }
    try {
      if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooMany();
      }
      try {
        return work.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while waiting", e);
    } finally {
      places.release();
    }
  }

  private static DatabaseUnavailable tooMany() {
    return new DatabaseUnavailable("too many passwords are being checked", null);
  }
}
