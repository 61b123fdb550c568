package dev.gatehouse.secret;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;

/** Hashes passwords with PBKDF2; a stored hash carries its own parameters. */
@ApplicationScoped
public class Passwords {
  /** The least that OWASP's Password Storage Cheat Sheet advises for HMAC-SHA512. */
  private static final String ITERATIONS = "210000";

  private Pbkdf2PasswordHash pbkdf2;
  private String nobodys;

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
    nobodys = hash(Fingerprint.random(16));
  }

  public String hash(String password) {
    return pbkdf2.generate(password.toCharArray());
  }

  /**
   * Whether this is the password that was hashed. Where nothing is stored the answer is no, and
   * takes as long as any other, so that time does not tell who exists.
   */
  public boolean matches(String password, Optional<String> stored) {
    boolean same = pbkdf2.verify(password.toCharArray(), stored.orElse(nobodys));
    return same && stored.isPresent();
  }
}
