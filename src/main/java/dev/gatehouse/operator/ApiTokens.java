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
 * The tokens that open the admin API: the one of {@code GATEHOUSE_ADMIN_TOKEN}, or, where none is
 * set, one that is generated at the first start; and those that operators make. The database is
 * asked for each call, so that a token ends at once on every node.
 */
@ApplicationScoped
@Transactional
public class ApiTokens {
  private static final int TOKEN_BYTES = 32;

  /** How exactly is known when a token was used last. */
  private static final Duration USE = Duration.ofMinutes(1);

  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;
  @Inject Operators operators;
  @Inject Clock clock;
  @Inject OwnerOnlyFile demoFile;

  /**
   * A token that was made.
   *
   * @param token shown once, and kept nowhere
   */
  public record Made(ApiToken kept, String token) {}

  /** Whose token this is, if it opens anything now. */
  public Optional<Program> program(String token) {
    Optional<String> configured = configuredToken();
    if (configured.isPresent() && isEqual(configured.get(), token)) {
      return Optional.of(new Program("GATEHOUSE_ADMIN_TOKEN", Rights.PLATFORM));
    }
    Optional<ApiToken> stored = usable(token, configured.isPresent());
    stored.ifPresent(this::noteUse);
    return stored.map(found -> new Program(found.getName(), found.rights()));
  }

  /**
   * Makes the first token where none is set and nobody could have made one: there is no operator
   * yet. Where one is set, the generated one ends.
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

  /** The token that is set from outside, or that the demo keeps beside its database. */
  public Optional<String> configuredToken() {
    Optional<String> set = configuration.adminToken();
    return set.isPresent() || !configuration.demo()
        ? set
        : Optional.of(demoFile.get("admin-token", () -> Fingerprint.random(TOKEN_BYTES)));
  }

  /**
   * Makes a token.
   *
   * @param expiresAt {@code null} for one that does not expire
   */
  public Made make(String name, Rights rights, Instant expiresAt) {
    String token = Fingerprint.random(TOKEN_BYTES);
    ApiToken kept = new ApiToken(name, rights, expiresAt, token, clock.instant());
    entities.persist(kept);
    entities.flush();
    return new Made(kept, token);
  }

  /** Tokens in the order in which they were made, after an id; also expired ones. */
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

  /** Ends a token at once. */
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
