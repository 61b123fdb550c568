package dev.gatehouse.tenant;

import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All help centers. This store is queried without a tenant, since it finds them. */
@ApplicationScoped
@Transactional
public class Tenants {
  /**
   * Which hosts have a tenant. Only the node where that changes hears of it: the others do not
   * remember for long that a host has none.
   */
  static final Subject HOSTS = new Subject("hosts", 0);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject ChangeFeed feed;
  @Inject Event<TenantEnding> ending;

  /** Tenants after an id, ordered by id. */
  public List<Tenant> list(long afterId, int limit) {
    return entities
        .createQuery("select t from Tenant t where t.id > :after order by t.id", Tenant.class)
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The tenants with the given ids after an id, ordered by id. */
  public List<Tenant> list(Collection<TenantId> among, long afterId, int limit) {
    return among.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select t from Tenant t where t.id in :among and t.id > :after order by t.id",
                Tenant.class)
            .setParameter("among", among.stream().map(TenantId::value).toList())
            .setParameter("after", afterId)
            .setMaxResults(limit)
            .getResultList();
  }

  /**
   * Waits for other transactions that did the same at this site, until the caller's own ends. As of
   * readers, an update that changes nothing lets PostgreSQL write rows that refer to the tenant.
   */
  public void waitForOthers(TenantId id) {
    entities
        .createNativeQuery("update tenant set version = version where id = ?")
        .setParameter(1, id.value())
        .executeUpdate();
  }

  public Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(entities.find(Tenant.class, id.value()));
  }

  public Optional<Tenant> bySubdomain(String subdomain) {
    return entities
        .createQuery("select t from Tenant t where t.settings.subdomain = :name", Tenant.class)
        .setParameter("name", subdomain)
        .getResultStream()
        .findFirst();
  }

  public Optional<Tenant> byCustomDomain(String domain) {
    return entities
        .createQuery(
            "select t from Tenant t join t.settings.customDomains d where d = :domain",
            Tenant.class)
        .setParameter("domain", domain)
        .getResultStream()
        .findFirst();
  }

  /** The tenant of a widget id. */
  public Optional<Tenant> byWidgetId(String widgetId) {
    return entities
        .createQuery("select t from Tenant t where t.widgetId = :id", Tenant.class)
        .setParameter("id", widgetId)
        .getResultStream()
        .findFirst();
  }

  /** The tenant whose connection has this client id, which is unique across tenants. */
  public Optional<TenantId> ofClient(String clientId) {
    return entities
        .createQuery("select c.tenantId from Connection c where c.clientId = :client", Long.class)
        .setParameter("client", clientId)
        .getResultStream()
        .findFirst()
        .map(TenantId::new);
  }

  /** The given ids that no tenant has. */
  public Set<Long> unknown(Collection<Long> ids) {
    Set<Long> unknown = new TreeSet<>(ids);
    if (!unknown.isEmpty()) {
      unknown.removeAll(
          entities
              .createQuery("select t.id from Tenant t where t.id in :ids", Long.class)
              .setParameter("ids", ids)
              .getResultList());
    }
    return unknown;
  }

  /** The tenant's revision; empty once the tenant is deleted. */
  public Optional<Long> revision(TenantId id) {
    return entities
        .createQuery("select t.revision from Tenant t where t.id = :id", Long.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst();
  }

  /** Creates a help center; a taken subdomain or domain causes a unique violation. */
  public Tenant create(SiteSettings settings) {
    Tenant tenant = new Tenant(settings, clock.instant());
    entities.persist(tenant);
    entities.flush();
    touch(tenant.tenantId());
    feed.announce(HOSTS);
    return tenant;
  }

  /** Saves a tenant; a stale one causes an optimistic lock failure. */
  public Tenant save(Tenant tenant) {
    Tenant saved = entities.merge(tenant);
    // Changes of collections alone would not raise the version.
    entities.lock(saved, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    entities.flush();
    touch(tenant.tenantId());
    feed.announce(HOSTS);
    return saved;
  }

  /** Deletes a help center and everything that belongs to it. */
  public boolean delete(TenantId id) {
    Tenant tenant = entities.find(Tenant.class, id.value());
    if (tenant == null) {
      return false;
    }
    ending.fire(new TenantEnding(id));
    entities.remove(tenant);
    entities.flush();
    feed.changed(id.site(), id.people());
    return true;
  }

  /** Makes every node read the tenant again, since something that nodes cache changed. */
  public void touch(TenantId id) {
    raiseRevision(id);
    feed.changed(id.site(), id.people());
  }

  /** The same where nothing changed that decides about users and sessions. */
  public void touchContent(TenantId id) {
    raiseRevision(id);
    feed.changed(id.site());
  }

  private void raiseRevision(TenantId id) {
    // In SQL, since JPQL would also raise the version, which covers the settings only.
    entities
        .createNativeQuery("update tenant set revision = revision + 1 where id = ?")
        .setParameter(1, id.value())
        .executeUpdate();
  }
}
