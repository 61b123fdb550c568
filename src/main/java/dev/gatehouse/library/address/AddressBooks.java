package dev.gatehouse.library.address;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.address.AddressRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Caches the address book of each site's current content and rules. */
@ApplicationScoped
public class AddressBooks {
  private static final long MOST_ENTRIES = 1_000_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  @Inject Catalogues catalogues;

  private final Cache<TenantId, Current> books =
      Caches.builder()
          .maximumWeight(MOST_ENTRIES)
          .weigher((TenantId tenant, Current current) -> current.book().size())
          .expireAfterAccess(UNUSED)
          .build();

  private record Current(long catalogue, List<String> rules, AddressBook book) {
    private boolean isOf(Catalogue content, List<String> current) {
      return catalogue == content.number() && rules.equals(current);
    }
  }

  /** The path of the page to which an old address of a site leads, as far as a viewer may see. */
  public Optional<String> find(Site site, Viewer viewer, String path) {
    Catalogue visible = catalogues.of(site, viewer);
    return book(site).find(path, visible);
  }

  /** The same by alias alone, whatever the rules are. */
  public Optional<String> findByAlias(Site site, Viewer viewer, String path) {
    return book(site).findByAlias(path, catalogues.of(site, viewer));
  }

  private AddressBook book(Site site) {
    Catalogue all = catalogues.everything(site);
    List<String> rules = site.settings().getAddresses().getAddressRules();
    Current known = books.getIfPresent(site.id());
    if (known == null || !known.isOf(all, rules)) {
      known =
          new Current(
              all.number(),
              rules,
              new AddressBook(all, rules.stream().map(AddressRule::of).toList()));
      books.put(site.id(), known);
    }
    return known.book();
  }
}
