package dev.gatehouse.secret;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.config.InvalidConfiguration;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals and opens stored secrets with the keys of {@code GATEHOUSE_MASTER_KEY}. To rotate, put the
 * new key before the old one and restart: the first key seals, each key opens what it sealed, and
 * at startup everything is sealed again with the first.
 */
@ApplicationScoped
public class Vault {
  private static final String VARIABLE = "GATEHOUSE_MASTER_KEY";
  private static final String DEMO_KEY = "master-key";

  @Inject Configuration configuration;
  @Inject OwnerOnlyFile demoFile;

  private List<MasterKey> keys;

  @PostConstruct
  void readKeys() {
    List<String> texts = new ArrayList<>(configuration.masterKeys());
    if (texts.isEmpty() && configuration.demo()) {
      texts.add(demoFile.get(DEMO_KEY, MasterKey::generate));
    }
    if (texts.isEmpty()) {
      throw new InvalidConfiguration(
          VARIABLE,
          "is required without the demo: 32 bytes in base64, for example from: openssl rand"
              + " -base64 32; keep it outside the database, without it no stored secret opens");
    }
    try {
      keys = texts.stream().map(MasterKey::parse).toList();
    } catch (IllegalArgumentException e) {
      // Thrown without the cause, whose message could quote the key.
      throw new InvalidConfiguration(
          VARIABLE, "must be the base64 of 32 bytes, several separated by commas");
    }
  }

  /**
   * Reads the keys at startup rather than at the first secret.
   *
   * @throws InvalidConfiguration when they are absent or wrong
   */
  public void check() {
    if (keys.isEmpty()) {
      throw new IllegalStateException("read when the bean is made");
    }
  }

  /** Seals a secret for the row that the context names. */
  public String seal(String secret, String context) {
    return keys.get(0).seal(secret, context);
  }

  /**
   * Opens a secret that was sealed for that row.
   *
   * @throws IllegalStateException when no configured key opens it
   */
  public String open(String sealed, String context) {
    return keys.stream()
        .filter(key -> sealed.startsWith(key.id() + ":"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a stored secret was sealed with a master key that " + VARIABLE + " lacks"))
        .open(sealed, context);
  }

  /** Whether a secret was sealed with an older key than the first. */
  public boolean isOutdated(String sealed) {
    return !sealed.startsWith(keys.get(0).id() + ":");
  }
}
