package dev.gatehouse.tenant;

import dev.gatehouse.secret.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    return Optional.ofNullable(entities.find(Connection.class, id))
        .filter(connection -> connection.tenantId().equals(tenant));
  }

  /** A connection, whichever site's, whose settings say that it opens this site. */
  public Optional<Connection> listing(TenantId site, long id) {
    return Optional.ofNullable(entities.find(Connection.class, id))
        .filter(found -> found.opens(site));
  }

  /**
   * A connection, whichever site's, that is switched on and lists this site. Single sign-on is on
   * at both. Whether the site consented is not asked here.
   */
  public Optional<Connection> opening(TenantId site, long id) {
    return listing(site, id)
        .filter(found -> found.getSettings().isEnabled())
        .filter(found -> isSsoOn(new TreeSet<>(List.of(found.tenantId().value(), site.value()))));
  }

  private boolean isSsoOn(Set<Long> sites) {
    return entities
            .createQuery(
                "select count(t) from Tenant t"
                    + " where t.id in :sites and t.settings.ssoEnabled = true",
                Long.class)
            .setParameter("sites", sites)
            .getSingleResult()
        == sites.size();
  }

  /** Makes every node reload a tenant and the sites that its connections open. */
  public void touchOpened(TenantId tenant) {
    Set<Long> concerned = new TreeSet<>(List.of(tenant.value()));
    of(tenant).forEach(connection -> concerned.addAll(connection.getSettings().openedSites()));
    concerned.forEach(id -> tenants.touch(new TenantId(id)));
  }

  /** The other tenants whose connections may open this site. */
  List<TenantId> openers(TenantId site) {
    // By the rows of consents, of which each connection needs one; its list decides.
    List<?> ids =
        entities
            .createNativeQuery(
                "select c.id from opening o"
                    + " join connection c on c.id = o.connection_id and c.enabled = true"
                    + " join tenant t on t.id = c.tenant_id and t.sso_enabled = true"
                    + " join tenant s on s.id = o.tenant_id and s.sso_enabled = true"
                    + " where o.tenant_id = ? and c.tenant_id <> s.id order by c.tenant_id")
            .setParameter(1, site.value())
            .getResultList();
    return ids.stream()
        .map(id -> entities.find(Connection.class, ((Number) id).longValue()))
        .filter(connection -> connection.opens(site))
        .map(Connection::tenantId)
        .distinct()
        .toList();
  }

  /**
   * A connection that sends readers to some host.
   *
   * @param connection its id
   */
  public record LeadingTo(TenantId site, long connection) {}

  /** The connections, whichever site's, whose login or logout URL has this host. */
  public List<LeadingTo> leadingTo(HostName host) {
    // The name narrows the rows down; the URL's own host decides.
    return entities
        .createQuery(
            "select c.tenantId, c.id, c.settings.loginUrl, c.settings.logoutUrl from Connection c"
                + " where lower(c.settings.loginUrl) like :host"
                + " or lower(c.settings.logoutUrl) like :host order by c.id",
            Object[].class)
        .setParameter("host", "%" + host.value() + "%")
        .getResultStream()
        .filter(row -> isAt(host, row[2]) || isAt(host, row[3]))
        .map(row -> new LeadingTo(new TenantId((Long) row[0]), (Long) row[1]))
        .toList();
  }

  private static boolean isAt(HostName host, Object url) {
    return url != null && HostName.ofUrl((String) url).filter(host::equals).isPresent();
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
    touch(connection, connection.getSettings().openedSites());
    return connection;
  }

  /** Writes a connection that was read and changed. */
  public Connection save(Connection connection) {
    Set<Long> opened = new TreeSet<>(written(connection));
    Connection saved = entities.merge(connection);
    entities.flush();
    settleDefault(saved.tenantId(), saved);
    opened.addAll(saved.getSettings().openedSites());
    touch(saved, opened);
    return saved;
  }

  /** Lets no published key count any more that a node fetched for the connection until now. */
  public void renewPublishedKeys(Connection connection) {
    // In SQL, since JPQL would also raise the version, which covers the settings only.
    entities
        .createNativeQuery("update connection set keys_since = ? where id = ?")
        .setParameter(1, Timestamp.from(clock.instant()))
        .setParameter(2, connection.getId())
        .executeUpdate();
    entities.refresh(connection);
    touch(connection, connection.getSettings().openedSites());
  }

  /** Deletes a connection with its keys and the sessions that it made. */
  public boolean delete(TenantId tenant, long id) {
    Optional<Connection> connection = find(tenant, id);
    connection.ifPresent(
        found -> {
          entities.remove(found);
          entities.flush();
          of(tenant).stream().findFirst().ifPresent(first -> settleDefault(tenant, first));
          touch(found, found.getSettings().openedSites());
        });
    return connection.isPresent();
  }

  /** The sites that the connection opens according to the database. */
  private Set<Long> written(Connection connection) {
    ConnectionSettings written = new ConnectionSettings();
    entities
        .createQuery("select c.settings.options from Connection c where c.id = :id", Map.class)
        .setParameter("id", connection.getId())
        .setFlushMode(FlushModeType.COMMIT)
        .getResultStream()
        .forEach(
            options ->
                ((Map<?, ?>) options).forEach((k, v) -> written.getOptions().put((String) k, v)));
    return written.openedSites();
  }

  /** In the order of the ids, so that two simultaneous changes cannot deadlock. */
  private void touch(Connection connection, Collection<Long> opened) {
    Set<Long> concerned = new TreeSet<>(opened);
    concerned.add(connection.tenantId().value());
    concerned.forEach(id -> tenants.touch(new TenantId(id)));
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
