package dev.gatehouse.library;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.Cards.Content;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Caches what each viewer of each tenant may see. An entry is stale as soon as a request comes with
 * a {@link Site} of a newer revision, so a change to the content is visible as soon as a change to
 * the site's settings is.
 */
@ApplicationScoped
public class Catalogues implements CacheUse.Measured {
  /** A card takes about half a kilobyte; every further catalogue only refers to it. */
  private static final long MOST_CARDS = 300_000;

  private static final long MOST_REFERENCES = 1_000_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  @Inject Cards cards;
  @Inject Tenants tenants;
  @Inject Database database;

  private final Cache<TenantId, Content> contents =
      Caches.builder()
          .maximumWeight(MOST_CARDS)
          .weigher((TenantId tenant, Content content) -> content.catalogue().size())
          .build();

  private final Cache<Key, Catalogue> visible =
      Caches.builder()
          .maximumWeight(MOST_REFERENCES)
          .weigher((Key key, Catalogue catalogue) -> catalogue.size())
          .expireAfterAccess(UNUSED)
          .recordStats()
          .build();

  private record Key(TenantId tenant, long revision, Viewer viewer) {}

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(CacheUse.of("catalogues", visible));
  }

  /** What a viewer may see of a site. */
  public Catalogue of(Site site, Viewer viewer) {
    return of(site.id(), site.tenant().getRevision(), viewer);
  }

  /** The same, if memory has it; never waits for the database. */
  public Optional<Catalogue> ifKnown(Site site, Viewer viewer) {
    Content current = contents.getIfPresent(site.id());
    return current == null || current.revision() < site.tenant().getRevision()
        ? Optional.empty()
        : Optional.ofNullable(visible.getIfPresent(new Key(site.id(), current.revision(), viewer)));
  }

  /** All content as it is now, drafts included, for its editors. */
  public Catalogue everything(TenantId tenant) {
    return read(tenant).catalogue();
  }

  /** All content, drafts included, from which the site's visible catalogues are made. */
  public Catalogue everything(Site site) {
    return content(site.id(), site.tenant().getRevision()).catalogue();
  }

  /** What a viewer may see now, even where the request's site is stale. */
  Catalogue now(TenantId tenant, Viewer viewer) {
    return database
        .ask(() -> tenants.revision(tenant))
        .map(revision -> of(tenant, revision, viewer))
        .orElseGet(() -> new Catalogue(List.of(), List.of()));
  }

  private Catalogue of(TenantId tenant, long revision, Viewer viewer) {
    Content content = content(tenant, revision);
    return visible.get(
        new Key(tenant, content.revision(), viewer), key -> content.catalogue().visibleTo(viewer));
  }

  /** The content of a revision or of a newer one. */
  private Content content(TenantId tenant, long revision) {
    Content current = contents.getIfPresent(tenant);
    if (current != null && current.revision() >= revision) {
      return current;
    }
    return contents
        .asMap()
        .compute(
            tenant,
            (id, known) -> known != null && known.revision() >= revision ? known : read(id));
  }

  private Content read(TenantId tenant) {
    return database.ask(() -> cards.read(tenant));
  }
}
