package dev.gatehouse.tenant;

import dev.gatehouse.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The signing keys of a connection; their secrets leave it only to verify signatures. */
@ApplicationScoped
@Transactional
public class SigningKeys {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;
  @Inject Tenants tenants;

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
   * @param kid the key id by which tokens may name it in their header, or {@code null}
   * @param overlap how long the other keys stay valid; zero retires them at once
   */
  public SigningKey add(Connection connection, String secret, String kid, Duration overlap) {
    Instant now = clock.instant();
    TenantId tenant = connection.tenantId();
    of(tenant, connection.getId()).forEach(key -> key.retireAt(now.plus(overlap)));
    String context = SigningKey.context(tenant.value(), connection.getId());
    SigningKey key = new SigningKey(connection, kid, vault.seal(secret, context), now);
    entities.persist(key);
    entities.flush();
    tenants.touch(tenant);
    return key;
  }

  /** Ends every key of a connection at once. */
  public void end(Connection connection) {
    Instant now = clock.instant();
    of(connection.tenantId(), connection.getId()).forEach(key -> key.retireAt(now));
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

  /** The secret itself. Use it only to verify signatures. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public String secret(SigningKey key) {
    return vault.open(key.getSealedSecret(), key.context());
  }

  /** Writes when tokens were last verified with these keys. */
  public void used(Collection<Long> ids, Instant at) {
    if (!ids.isEmpty()) {
      entities
          .createQuery("update SigningKey k set k.lastUsedAt = :at where k.id in :ids")
          .setParameter("at", at)
          .setParameter("ids", ids)
          .executeUpdate();
    }
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
