package dev.gatehouse.library;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Caches what each viewer of each tenant may see. An entry is stale as soon as a request comes with
 * a {@link Site} of a newer revision, so a change to the content is visible as soon as a change to
 * the site's settings is.
 */
@ApplicationScoped
public class Catalogues {
  /** A card takes about half a kilobyte; every further catalogue only refers to it. */
  private static final long MOST_CARDS = 300_000;

  private static final long MOST_REFERENCES = 1_000_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  @Inject Cards cards;
  @Inject Tenants tenants;
  @Inject Database database;

  private final Cache<TenantId, Whole> wholes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CARDS)
          .weigher((TenantId tenant, Whole whole) -> whole.catalogue().size())
          .build();

  private final Cache<Key, Catalogue> visible =
      Caffeine.newBuilder()
          .maximumWeight(MOST_REFERENCES)
          .weigher((Key key, Catalogue catalogue) -> catalogue.size())
          .expireAfterAccess(UNUSED)
          .build();

  /** All that a tenant has, and the tenant's revision of which it is at least. */
  private record Whole(long revision, Catalogue catalogue) {}

  private record Key(TenantId tenant, long revision, Viewer viewer) {}

  /** What a viewer may see of a site. */
  public Catalogue of(Site site, Viewer viewer) {
    return of(site.id(), site.tenant().getRevision(), viewer);
  }

  /** All content as it is now, drafts included, for its editors. */
  public Catalogue everything(TenantId tenant) {
    return database.ask(() -> cards.read(tenant));
  }

  /** All content, drafts included, from which the site's visible catalogues are made. */
  public Catalogue everything(Site site) {
    return whole(site.id(), site.tenant().getRevision()).catalogue();
  }

  /** What a viewer may see now, even where the request's site is stale. */
  Catalogue now(TenantId tenant, Viewer viewer) {
    return database
        .ask(() -> tenants.revision(tenant))
        .map(revision -> of(tenant, revision, viewer))
        .orElseGet(() -> new Catalogue(List.of(), List.of()));
  }

  private Catalogue of(TenantId tenant, long revision, Viewer viewer) {
    Whole whole = whole(tenant, revision);
    return visible.get(
        new Key(tenant, whole.revision(), viewer), key -> whole.catalogue().visibleTo(viewer));
  }

  private Whole whole(TenantId tenant, long revision) {
    return wholes
        .asMap()
        .compute(
            tenant,
            (id, known) ->
                known != null && known.revision() >= revision
                    ? known
                    : new Whole(revision, everything(id)));
  }
}
