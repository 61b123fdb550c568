package dev.gatehouse.operator;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.GuessEstimate;
import dev.gatehouse.secret.OwnerOnlyFile;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.storage.fault.SqlState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Creates the first operator at the first start from {@code GATEHOUSE_ADMIN_EMAIL} and {@code
 * GATEHOUSE_ADMIN_PASSWORD}, or with a generated password. Once an operator exists, these settings
 * have no effect.
 */
@ApplicationScoped
public class FirstOperator {
  private static final int PASSWORD_BYTES = 18;

  @Inject Configuration configuration;
  @Inject Operators operators;
  @Inject Passwords passwords;
  @Inject OwnerOnlyFile demoFile;
  @Inject Clock clock;

  /** The credentials for the console's sign-in form. */
  public record Credentials(String email, String password) {}

  /**
   * Checks the configured password while it would be used.
   *
   * @throws InvalidConfiguration when it is too easy to guess
   */
  public void check() {
    configuration
        .adminPassword()
        .filter(password -> !operators.any())
        .ifPresent(this::requireHardToGuess);
  }

  /**
   * Creates the operator if there is none. The configured password has passed {@link #check}.
   *
   * @return generated credentials, at the start that created them
   */
  public Optional<Credentials> ensure() {
    String email = configuration.adminEmail();
    Optional<String> set = configuration.adminPassword();
    String password = set.orElseGet(this::generated);
    boolean made = !operators.any() && create(email, password);
    return made && set.isEmpty() ? Optional.of(new Credentials(email, password)) : Optional.empty();
  }

  /**
   * The demo's generated credentials, as long as they are valid. Takes as long as a sign-in by
   * password.
   */
  public Optional<Credentials> ofDemo() {
    String email = configuration.adminEmail();
    return configuration.adminPassword().isEmpty() && opens(email, generated())
        ? Optional.of(new Credentials(email, generated()))
        : Optional.empty();
  }

  private String generated() {
    return configuration.demo()
        ? demoFile.get("operator-password", FirstOperator::random)
        : random();
  }

  private static String random() {
    return Fingerprint.random(PASSWORD_BYTES);
  }

  private void requireHardToGuess(String password) {
    if (GuessEstimate.isGuessable(
        password,
        GuessEstimate.Kind.FROM_ENVIRONMENT,
        List.of(configuration.adminEmail(), configuration.baseDomain(), "administrator"))) {
      throw new InvalidConfiguration(
          "GATEHOUSE_ADMIN_PASSWORD",
          "is too easy to guess; choose several unrelated words, without names and dates, or leave"
              + " it out to have one generated");
    }
  }

  private boolean create(String email, String password) {
    try {
      Operator first = new Operator(settings(email), passwords.hash(password), clock.instant());
      first.confirmEmail();
      operators.create(first);
      return true;
    } catch (RuntimeException e) {
      if (SqlState.isUniqueViolation(e)) {
        // Another node that starts at the same time was first.
        return false;
      }
      throw e;
    }
  }

  private static OperatorSettings settings(String email) {
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail(email);
    settings.setName("Administrator");
    settings.setPlatformAdmin(true);
    return settings;
  }

  private boolean opens(String email, String password) {
    return passwords.matches(password, operators.byEmail(email).map(Operator::getPasswordHash));
  }
}
