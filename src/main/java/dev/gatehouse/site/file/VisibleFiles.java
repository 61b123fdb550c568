package dev.gatehouse.site.file;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The files that a viewer may have: those of articles that they may read, and of the footer that
 * every page of the site has. Memory knows which articles use a file, as it knows who may read
 * them, and both are of one revision of the site; so the pictures of a page ask the database for
 * their content only.
 */
@ApplicationScoped
public class VisibleFiles {
  private static final int MOST_KNOWN = 10_000;

  @Inject Catalogues catalogues;
  @Inject RecentSignIns recent;
  @Inject StoredFiles files;
  @Inject Database database;

  /** A file never changes; one that was deleted has no content any more. */
  private final Cache<Key, StoredFile> known = Caches.builder().maximumSize(MOST_KNOWN).build();

  private record Key(TenantId tenant, String hash) {}

  /**
   * A file for a viewer.
   *
   * @param keepable whether their browser may keep it: not if all articles that use it ask for a
   *     recent sign-in
   */
  public record Found(StoredFile file, boolean keepable) {}

  /**
   * The file with this hash; empty for an absent file as for a hidden one.
   *
   * @throws DatabaseUnavailable when memory does not know it and the database does not answer
   */
  public Optional<Found> find(Visit visit, String hash) {
    List<ArticleCard> users =
        catalogues.of(visit.site(), visit.viewer()).usersOf(hash).stream()
            .filter(card -> !recent.isMissing(visit, card))
            .toList();
    boolean everywhere = isInFooter(visit.site(), hash);
    return users.isEmpty() && !everywhere
        ? Optional.empty()
        : file(visit.site().id(), hash)
            .map(
                file ->
                    new Found(file, everywhere || users.stream().anyMatch(VisibleFiles::isKept)));
  }

  /** Whoever is let in to the site sees its footer. */
  private static boolean isInFooter(Site site, String hash) {
    String footer = site.settings().getLook().getFooter();
    return footer != null && FileAddress.in(footer).contains(hash);
  }

  private static boolean isKept(ArticleCard card) {
    return !card.reauthenticate();
  }

  private Optional<StoredFile> file(TenantId tenant, String hash) {
    Key key = new Key(tenant, hash);
    Optional<StoredFile> cached = Optional.ofNullable(known.getIfPresent(key));
    if (cached.isPresent()) {
      return cached;
    }
    Optional<StoredFile> read = database.ask(() -> files.find(tenant, hash));
    read.ifPresent(file -> known.put(key, file));
    return read;
  }
}
