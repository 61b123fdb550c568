package dev.gatehouse.secret;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces the server's PBKDF2 and counts its calls, for tests of how often passwords are hashed.
 */
public final class CountingHash implements Pbkdf2PasswordHash {
  private final Map<String, String> parameters = new HashMap<>();
  private int verified;

  /** Passwords that use it. */
  public static Passwords passwords(CountingHash hash) {
    Passwords passwords = new Passwords(hash);
    passwords.strengthen();
    return passwords;
  }

  @Override
  public void initialize(Map<String, String> given) {
    parameters.putAll(given);
  }

  @Override
  public String generate(char[] password) {
    return "hash of " + new String(password);
  }

  @Override
  public boolean verify(char[] password, String hashed) {
    verified++;
    return hashed.equals(generate(password));
  }

  /** The number of comparisons, which take the time. */
  public int verified() {
    return verified;
  }

  Map<String, String> parameters() {
    return parameters;
  }
}
