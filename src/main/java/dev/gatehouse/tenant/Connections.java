package dev.gatehouse.tenant;

import dev.gatehouse.secret.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The SSO connections of a tenant. While there are any, exactly one of them is its default. */
@ApplicationScoped
@Transactional
public class Connections {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;

  public List<Connection> of(TenantId tenant) {
    return list(tenant, 0, Integer.MAX_VALUE);
  }

  public List<Connection> list(TenantId tenant, long afterId, int limit) {
    return entities
        .createQuery(
            "select c from Connection c where c.tenantId = :tenant and c.id > :after order by c.id",
            Connection.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<Connection> find(TenantId tenant, long id) {
    return entities
        .createQuery(
            "select c from Connection c where c.tenantId = :tenant and c.id = :id",
            Connection.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Makes a connection; a tenant's first one is its default whatever the settings say. */
  public Connection create(
      TenantId tenant, String protocol, ConnectionSettings settings, boolean withClientId) {
    Connection connection = new Connection(tenant, protocol, settings, clock.instant());
    if (withClientId) {
      connection.setClientId(Fingerprint.random(16));
    }
    entities.persist(connection);
    entities.flush();
    settleDefault(tenant, connection);
    tenants.touch(tenant);
    return connection;
  }

  /** Writes a connection that was read and changed. */
  public Connection save(Connection connection) {
    Connection saved = entities.merge(connection);
    entities.flush();
    settleDefault(saved.tenantId(), saved);
    tenants.touch(saved.tenantId());
    return saved;
  }

  /** Deletes a connection with its keys and the sessions that it made. */
  public boolean delete(TenantId tenant, long id) {
    Optional<Connection> connection = find(tenant, id);
    connection.ifPresent(
        found -> {
          entities.remove(found);
          entities.flush();
          of(tenant).stream().findFirst().ifPresent(first -> settleDefault(tenant, first));
          tenants.touch(tenant);
        });
    return connection.isPresent();
  }

  private void settleDefault(TenantId tenant, Connection candidate) {
    List<Connection> all = of(tenant);
    Connection chosen =
        all.stream()
            .filter(c -> c.getSettings().isDefaultConnection())
            .reduce((a, b) -> b.getId().equals(candidate.getId()) ? b : a)
            .orElse(all.get(0));
    all.forEach(c -> c.getSettings().setDefaultConnection(c == chosen));
    entities.flush();
  }
}
