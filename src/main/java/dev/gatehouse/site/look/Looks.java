package dev.gatehouse.site.look;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.logo.SiteLogos;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Caches the sites' looks; each is made once for a revision of its site. */
@ApplicationScoped
public class Looks {
  private static final int MOST_SITES = 10_000;
  private static final long MOST_LOGO_BYTES = 16_000_000;

  @Inject SiteLogos logos;
  @Inject Database database;

  private final Cache<TenantId, Look> looks = Caches.builder().maximumSize(MOST_SITES).build();

  private final Cache<TenantId, Look.File> kept =
      Caches.builder()
          .maximumWeight(MOST_LOGO_BYTES)
          .weigher((TenantId site, Look.File logo) -> logo.bytes().length)
          .build();

  /** The look of the site as it is in this request. */
  public Look of(Site site) {
    Look known = looks.getIfPresent(site.id());
    if (known != null && known.revision() == site.tenant().getRevision()) {
      return known;
    }
    Look look = Look.of(site);
    looks.put(site.id(), look);
    return look;
  }

  /**
   * The site's logo.
   *
   * @throws DatabaseUnavailable when the logo is not cached and cannot be read
   */
  Optional<Look.File> logo(Site site) {
    String version = of(site).logoVersion();
    if (version == null) {
      return Optional.empty();
    }
    Look.File known = kept.getIfPresent(site.id());
    return known != null && known.version().equals(version) ? Optional.of(known) : read(site.id());
  }

  /** The logo may be newer than the request's site; its version is derived from its content. */
  private Optional<Look.File> read(TenantId site) {
    Optional<Look.File> logo =
        database
            .ask(() -> logos.find(site))
            .map(found -> Look.File.of(found.getMediaType(), found.getBytes()));
    logo.ifPresent(file -> kept.put(site, file));
    return logo;
  }
}
