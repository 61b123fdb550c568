package dev.gatehouse.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.DatabaseCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the tenant of a host. One small query per second confirms the cached tenant, so that a
 * change takes effect at once on this node and within {@link #FRESH} on the others.
 */
@ApplicationScoped
public class Sites {
  /** How long a cached tenant is used without a query. */
  static final Duration FRESH = Duration.ofSeconds(1);

  private static final int MOST_HOSTS = 10_000;
  private static final TenantId NOBODY = new TenantId(0);

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;

  /** The tenants of hosts; hosts without a tenant are cached as well. */
  private final DatabaseCache<HostName, Optional<Site>> fresh =
      new DatabaseCache<>(FRESH, MOST_HOSTS);

  private final DatabaseCache<TenantId, Optional<Site>> freshById =
      new DatabaseCache<>(FRESH, MOST_HOSTS);
  private final DatabaseCache<String, Optional<Site>> freshByWidgetId =
      new DatabaseCache<>(FRESH, MOST_HOSTS);

  /** The last snapshot of each tenant, used again while its revision is the same. */
  private final Cache<TenantId, Site> readings =
      Caffeine.newBuilder().maximumSize(MOST_HOSTS).build();

  /** The cached tenant of a host, if it is fresh; never queries the database. */
  public Optional<Optional<Site>> ifFresh(HostName host) {
    return fresh.ifFresh(host);
  }

  /** The tenant of a host; queries the database unless the cached one is fresh. */
  @Transactional
  public Optional<Site> byHost(HostName host) {
    return fresh.get(host, this::read);
  }

  /** The tenant of an id, cached as that of a host. */
  @Transactional
  public Optional<Site> byId(TenantId id) {
    return freshById.get(id, known -> tenants.find(known).map(this::reading));
  }

  /** The tenant of a widget id, cached as that of a host. */
  @Transactional
  public Optional<Site> byWidgetId(String widgetId) {
    return freshByWidgetId.get(widgetId, id -> tenants.byWidgetId(id).map(this::reading));
  }

  /** The tenant of a connection, for backends that send a client id and no host. */
  @Transactional
  public Optional<Site> byClientId(String clientId) {
    TenantId id = tenants.ofClient(clientId).orElse(NOBODY);
    // Also queried for an unknown client, so that a made-up id takes as long as a real one.
    Optional<Long> revision = tenants.revision(id);
    Site known = readings.getIfPresent(id);
    return known != null && revision.equals(Optional.of(known.tenant().getRevision()))
        ? Optional.of(known)
        : tenants.find(id).map(this::reading);
  }

  private Optional<Site> read(HostName host) {
    Optional<String> subdomain = host.subdomainOf(configuration.baseDomain());
    Optional<Tenant> tenant =
        subdomain.isPresent()
            ? tenants.bySubdomain(subdomain.get())
            : tenants.byCustomDomain(host.value());
    return tenant.map(this::reading);
  }

  private Site reading(Tenant tenant) {
    Site known = readings.getIfPresent(tenant.tenantId());
    if (known != null && known.tenant().getRevision() == tenant.getRevision()) {
      return known;
    }
    Site site = of(tenant);
    readings.put(tenant.tenantId(), site);
    return site;
  }

  /** Reads a tenant with its connections and keys from the database, bypassing every cache. */
  @Transactional
  public Site of(Tenant tenant) {
    List<Connection> all = connections.of(tenant.tenantId());
    Map<Long, List<SigningKey>> keys =
        all.stream()
            .collect(
                Collectors.toMap(
                    Connection::getId, c -> signingKeys.of(tenant.tenantId(), c.getId())));
    return new Site(tenant, all, keys, connections.openers(tenant.tenantId()));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) TenantChanged change) {
    readings.invalidate(change.tenant());
    // A host may have moved from one tenant to another, so every cached host is stale.
    fresh.invalidate();
    freshById.invalidate();
    freshByWidgetId.invalidate();
  }
}
