package dev.gatehouse.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.FeedCache;
import dev.gatehouse.storage.feed.FeedCache.Found;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the tenant of a host. A cached tenant is used until it changes, so that a site that is
 * asked for rarely needs no query either.
 */
@ApplicationScoped
public class Sites implements CacheUse.Measured {
  /**
   * How long a cached tenant is used without a query. Whoever edits the database by hand has to
   * raise the revision, and waits this long.
   */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MOST_HOSTS = 20_000;
  private static final TenantId NOBODY = new TenantId(0);

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject ChangeFeed feed;

  /** The tenants of hosts; hosts without a tenant are cached as well. */
  private FeedCache<HostName, Optional<Site>> byHost;

  private FeedCache<TenantId, Optional<Site>> byId;
  private FeedCache<String, Optional<Site>> byWidgetId;

  /** The last snapshot of each tenant, used again while its revision is the same. */
  private final Cache<TenantId, Site> readings = Caches.builder().maximumSize(MOST_HOSTS).build();

  @PostConstruct
  void makeCaches() {
    byHost = new FeedCache<>(feed, LONGEST, MOST_HOSTS);
    byId = new FeedCache<>(feed, LONGEST, MOST_HOSTS);
    byWidgetId = new FeedCache<>(feed, LONGEST, MOST_HOSTS);
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(byHost.use("sites"));
  }

  /** The cached tenant of a host, if it is fresh; never queries the database. */
  public Optional<Optional<Site>> ifFresh(HostName host) {
    return byHost.ifFresh(host);
  }

  /** The same by widget id. */
  public Optional<Optional<Site>> ifFresh(String widgetId) {
    return byWidgetId.ifFresh(widgetId);
  }

  /** The tenant of a host; queries the database unless the cached one is fresh. */
  @Transactional
  public Optional<Site> byHost(HostName host) {
    return byHost.get(host, asked -> found(tenant(asked)));
  }

  /** The tenant of an id, cached as that of a host. */
  @Transactional
  public Optional<Site> byId(TenantId id) {
    return byId.get(id, asked -> found(tenants.find(asked)));
  }

  /** The tenant of a widget id, cached as that of a host. */
  @Transactional
  public Optional<Site> byWidgetId(String widgetId) {
    return byWidgetId.get(widgetId, asked -> found(tenants.byWidgetId(asked)));
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

  private Optional<Tenant> tenant(HostName host) {
    Optional<String> subdomain = host.subdomainOf(configuration.baseDomain());
    return subdomain.isPresent()
        ? tenants.bySubdomain(subdomain.get())
        : tenants.byCustomDomain(host.value());
  }

  /** Any tenant may come to be the one that was not found. */
  private Found<Optional<Site>> found(Optional<Tenant> tenant) {
    return tenant
        .map(this::reading)
        .map(site -> new Found<>(Optional.of(site), List.of(site.id().site()), LONGEST))
        .orElseGet(() -> Found.briefly(Optional.empty(), Tenants.HOSTS));
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
}
