package dev.gatehouse.operator;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.OwnerOnlyFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/**
 * The tokens that open the admin API: the one of {@code GATEHOUSE_ADMIN_TOKEN}, or, where none is
 * set, one that is generated at the first start.
 */
@ApplicationScoped
@Transactional
public class ApiTokens {
  private static final int TOKEN_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;
  @Inject Clock clock;
  @Inject OwnerOnlyFile demoFile;

  /** Whether a token is a platform administrator's. */
  public boolean isPlatformAdmin(String token) {
    Optional<String> configured = configuredToken();
    return configured.isPresent() && isEqual(configured.get(), token) || isStored(token);
  }

  /**
   * Makes the first token where none is set and none was ever made.
   *
   * @return the token, which is not shown again
   */
  public Optional<String> ensureFirst() {
    if (configuredToken().isPresent()
        || entities.createQuery("select count(t) from ApiToken t", Long.class).getSingleResult()
            > 0) {
      return Optional.empty();
    }
    String token = Fingerprint.random(TOKEN_BYTES);
    entities.persist(new ApiToken("First start", token, clock.instant()));
    return Optional.of(token);
  }

  /** The token that is set from outside, or that the demo keeps beside its database. */
  public Optional<String> configuredToken() {
    Optional<String> set = configuration.adminToken();
    return set.isPresent() || !configuration.demo()
        ? set
        : Optional.of(demoFile.get("admin-token", () -> Fingerprint.random(TOKEN_BYTES)));
  }

  private boolean isStored(String token) {
    return entities
        .createQuery("select t from ApiToken t where t.tokenHash = :hash", ApiToken.class)
        .setParameter("hash", Fingerprint.of(token))
        .getResultStream()
        .anyMatch(found -> found.isPlatformAdmin(clock.instant()));
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
