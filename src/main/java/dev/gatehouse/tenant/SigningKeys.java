package dev.gatehouse.tenant;

import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The signing keys of a connection; their secrets leave it only to verify signatures. */
@ApplicationScoped
@Transactional
public class SigningKeys {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;
  @Inject Tenants tenants;
  @Inject KeyedFingerprint fingerprints;

  public List<SigningKey> of(TenantId tenant, long connectionId) {
    return entities
        .createQuery(
            "select k from SigningKey k"
                + " where k.tenantId = :tenant and k.connectionId = :connection order by k.id",
            SigningKey.class)
        .setParameter("tenant", tenant.value())
        .setParameter("connection", connectionId)
        .getResultList();
  }

  public Optional<SigningKey> find(TenantId tenant, long connectionId, long id) {
    return of(tenant, connectionId).stream().filter(key -> key.getId() == id).findFirst();
  }

  /**
   * Adds a key and retires the others.
   *
   * @param signingText the text whose bytes sign, as the connection's protocol makes it of the
   *     secret
   * @param kid the key id by which tokens may name it in their header, or {@code null}
   * @param overlap how long the other keys stay valid; zero retires them at once
   */
  public SigningKey add(
      Connection connection, String secret, String signingText, String kid, Duration overlap) {
    return add(connection, secret, fingerprint(signingText), kid, false, Optional.of(overlap));
  }

  /**
   * The same with a public key.
   *
   * @param jwk the key as a JWK
   * @param recognizedBy the text by which the key is recognized, however it is written
   * @param overlap empty to leave the other keys as they are
   */
  public SigningKey addPublic(
      Connection connection,
      String jwk,
      String recognizedBy,
      String kid,
      Optional<Duration> overlap) {
    return add(connection, jwk, fingerprint(recognizedBy), kid, true, overlap);
  }

  private SigningKey add(
      Connection connection,
      String text,
      String fingerprint,
      String kid,
      boolean isPublic,
      Optional<Duration> overlap) {
    Instant now = clock.instant();
    TenantId tenant = connection.tenantId();
    overlap.ifPresent(time -> retireOthers(connection, time, now));
    String context = SigningKey.context(tenant.value(), connection.getId());
    SigningKey key =
        new SigningKey(connection, kid, vault.seal(text, context), fingerprint, isPublic, now);
    entities.persist(key);
    entities.flush();
    tenants.touch(tenant);
    return key;
  }

  /** Lets a key expire. */
  public void retire(SigningKey key, Duration after) {
    SigningKey stored = entities.merge(key);
    stored.retireAt(clock.instant().plus(after));
    entities.flush();
    tenants.touch(stored.tenantId());
  }

  private void retireOthers(Connection connection, Duration overlap, Instant now) {
    for (SigningKey other : of(connection.tenantId(), connection.getId())) {
      if (overlap.isZero()) {
        other.end(now);
      } else {
        other.retireAt(now.plus(overlap));
      }
    }
  }

  /** Ends every key of a connection at once. */
  public void end(Connection connection) {
    Instant now = clock.instant();
    of(connection.tenantId(), connection.getId()).forEach(key -> key.end(now));
    entities.flush();
    tenants.touch(connection.tenantId());
  }

  /** Ends a key at once. */
  public boolean delete(TenantId tenant, long connectionId, long id) {
    Optional<SigningKey> key = find(tenant, connectionId, id);
    key.ifPresent(
        found -> {
          entities.remove(found);
          tenants.touch(tenant);
        });
    return key.isPresent();
  }

  /**
   * Recognizes a key wherever it is used, and tells nothing about it.
   *
   * @param signingText the text whose UTF-8 bytes sign
   */
  @Transactional(Transactional.TxType.SUPPORTS)
  public String fingerprint(String signingText) {
    return fingerprints.of(signingText);
  }

  /**
   * Where a key is in use.
   *
   * @param tenant the site, which may be one that the caller has no right to know of
   */
  public record Use(TenantId tenant, long connectionId) {}

  /** The other connections, whichever site's, that accept what this key signs. */
  public List<Use> sharing(SigningKey key) {
    return entities
        .createQuery(
            "select distinct k.tenantId, k.connectionId from SigningKey k"
                + " where k.fingerprint = :fingerprint and k.connectionId <> :connection"
                + " and k.ended = false and (k.retiresAt is null or k.retiresAt > :now)"
                + " order by k.tenantId, k.connectionId",
            Object[].class)
        .setParameter("fingerprint", key.getFingerprint())
        .setParameter("connection", key.getConnectionId())
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(row -> new Use(new TenantId((long) row[0]), (long) row[1]))
        .toList();
  }

  /** The secret itself, or the public key as a JWK. Use a secret only to verify signatures. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public String secret(SigningKey key) {
    return vault.open(key.getSealedSecret(), key.context());
  }

  /** A public key as a JWK; empty for a secret. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<String> publicKey(SigningKey key) {
    return key.isPublic() ? Optional.of(secret(key)) : Optional.empty();
  }

  /**
   * Writes when a token was last verified with each of these keys. Another node may have written a
   * later time.
   *
   * @param times by the keys' ids
   */
  public void used(Map<Long, Instant> times) {
    // In one order on every node, so that none waits for another in a circle.
    new TreeMap<>(times)
        .forEach(
            (id, at) ->
                entities
                    .createQuery(
                        "update SigningKey k set k.lastUsedAt = :at where k.id = :id"
                            + " and (k.lastUsedAt is null or k.lastUsedAt < :at)")
                    .setParameter("at", at)
                    .setParameter("id", id)
                    .executeUpdate());
  }

  /** Seals secrets again that an older master key sealed; returns how many. */
  public int sealAgain() {
    List<SigningKey> outdated =
        entities
            .createQuery("select k from SigningKey k", SigningKey.class)
            .getResultStream()
            .filter(key -> vault.isOutdated(key.getSealedSecret()))
            .toList();
    outdated.forEach(key -> key.setSealedSecret(vault.seal(secret(key), key.context())));
    return outdated.size();
  }
}
