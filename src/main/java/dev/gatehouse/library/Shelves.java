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

/**
 * What each audience of each tenant may see. Kept as long as the tenant's revision is that of the
 * {@link Site} a request came with; so a change shows here as soon as the site's own settings do.
 */
@ApplicationScoped
public class Shelves {
  /** A card takes about half a kilobyte in a catalogue, and a few references on a shelf. */
  private static final long MOST_CARDS = 300_000;

  private static final long MOST_REFERENCES = 1_000_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  @Inject Cards cards;
  @Inject Tenants tenants;
  @Inject Database database;

  private final Cache<TenantId, Catalogue> catalogues =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CARDS)
          .weigher((TenantId tenant, Catalogue catalogue) -> catalogue.size())
          .build();

  private final Cache<Key, Shelf> shelves =
      Caffeine.newBuilder()
          .maximumWeight(MOST_REFERENCES)
          .weigher((Key key, Shelf shelf) -> shelf.size())
          .expireAfterAccess(UNUSED)
          .build();

  /** What an audience may see of a site. */
  public Shelf of(Site site, Audience audience) {
    return of(site.id(), site.tenant().getRevision(), audience);
  }

  /** All there is at this moment, drafts too, for those who write it. */
  public Shelf everything(TenantId tenant) {
    return database.ask(() -> cards.read(tenant, 0)).everything();
  }

  /** All there is, drafts too, in the reading from which a request's shelves are made. */
  public Shelf everything(Site site) {
    return catalogue(site.id(), site.tenant().getRevision()).everything();
  }

  /** What an audience may see at this moment, whatever the site's reading says. */
  Shelf now(TenantId tenant, Audience audience) {
    return database
        .ask(() -> tenants.revision(tenant))
        .map(revision -> of(tenant, revision, audience))
        .orElseGet(() -> Catalogue.empty().shelfFor(audience));
  }

  private Shelf of(TenantId tenant, long revision, Audience audience) {
    Catalogue catalogue = catalogue(tenant, revision);
    return shelves.get(
        new Key(tenant, catalogue.revision(), audience), key -> catalogue.shelfFor(audience));
  }

  private Catalogue catalogue(TenantId tenant, long revision) {
    return catalogues
        .asMap()
        .compute(
            tenant,
            (id, known) ->
                known != null && known.revision() >= revision ? known : read(id, revision));
  }

  private Catalogue read(TenantId tenant, long revision) {
    return database.ask(() -> cards.read(tenant, revision));
  }

  private record Key(TenantId tenant, long revision, Audience audience) {}
}
