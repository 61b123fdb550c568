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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tokens for the admin API: {@code GATEHOUSE_ADMIN_TOKEN} or, if it is not set, a token that is
 * generated at the first start; and those that operators create. Each call queries the database, so
 * that a deleted token is refused at once on every node.
 */
@ApplicationScoped
@Transactional
public class ApiTokens {
  private static final int TOKEN_BYTES = 32;

  /** The precision of a token's last-used time. */
  private static final Duration USE = Duration.ofMinutes(1);

  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;
  @Inject Operators operators;
  @Inject Clock clock;
  @Inject OwnerOnlyFile demoFile;

  /**
   * A new token.
   *
   * @param token shown once and not stored
   */
  public record Made(ApiToken kept, String token) {}

  /** The program that a token belongs to, if the token is valid. */
  public Optional<Program> program(String token) {
    Optional<String> configured = configuredToken();
    if (configured.isPresent() && isEqual(configured.get(), token)) {
      return Optional.of(new Program("GATEHOUSE_ADMIN_TOKEN", Rights.PLATFORM, null));
    }
    Optional<ApiToken> stored = usable(token, configured.isPresent());
    stored.ifPresent(this::noteUse);
    return stored.map(ApiToken::program);
  }

  /**
   * Generates the first token if none is configured and no operator exists who could create one. If
   * one is configured, the generated token is deleted.
   *
   * @return the token, which is not shown again
   */
  public Optional<String> ensureFirst() {
    if (configuredToken().isPresent()) {
      entities.createQuery("delete from ApiToken t where t.generated = true").executeUpdate();
      return Optional.empty();
    }
    if (operators.any()) {
      return Optional.empty();
    }
    String token = Fingerprint.random(TOKEN_BYTES);
    entities.persist(
        new ApiToken("First start", Rights.PLATFORM, null, token, clock.instant()).asGenerated());
    return Optional.of(token);
  }

  /** The configured token, or the one that the demo stores beside its database. */
  public Optional<String> configuredToken() {
    Optional<String> set = configuration.adminToken();
    return set.isPresent() || !configuration.demo()
        ? set
        : Optional.of(demoFile.get("admin-token", () -> Fingerprint.random(TOKEN_BYTES)));
  }

  /**
   * Creates a token.
   *
   * @param expiresAt {@code null} if it does not expire
   */
  public Made make(String name, Rights rights, Instant expiresAt) {
    String token = Fingerprint.random(TOKEN_BYTES);
    ApiToken kept = new ApiToken(name, rights, expiresAt, token, clock.instant());
    entities.persist(kept);
    entities.flush();
    return new Made(kept, token);
  }

  /** Tokens after an id in the order of creation, including expired ones. */
  public List<ApiToken> list(long afterId, int limit) {
    return entities
        .createQuery("select t from ApiToken t where t.id > :after order by t.id", ApiToken.class)
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<ApiToken> find(long id) {
    return Optional.ofNullable(entities.find(ApiToken.class, id));
  }

  /** Deletes a token, which is refused at once. */
  public void delete(ApiToken token) {
    entities.remove(entities.merge(token));
    entities.flush();
  }

  private Optional<ApiToken> usable(String token, boolean anotherIsSet) {
    Instant now = clock.instant();
    return entities
        .createQuery("select t from ApiToken t where t.tokenHash = :hash", ApiToken.class)
        .setParameter("hash", Fingerprint.of(token))
        .getResultStream()
        .filter(found -> found.getExpiresAt() == null || now.isBefore(found.getExpiresAt()))
        .filter(found -> !(found.isGenerated() && anotherIsSet))
        .findFirst();
  }

  private void noteUse(ApiToken token) {
    Instant now = clock.instant();
    if (token.getLastUsedAt() == null || !now.minus(USE).isBefore(token.getLastUsedAt())) {
      entities
          .createQuery(
              "update ApiToken t set t.lastUsedAt = :now where t.id = :id"
                  + " and (t.lastUsedAt is null or t.lastUsedAt <= :before)")
          .setParameter("now", now)
          .setParameter("id", token.getId())
          .setParameter("before", now.minus(USE))
          .executeUpdate();
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
