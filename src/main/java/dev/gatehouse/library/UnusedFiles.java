package dev.gatehouse.library;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes files that no article uses any more, in its text or an older one. They stay for a while
 * after the last upload or save, since an article may be open in an editor, or its picture on the
 * way to another article.
 */
@ApplicationScoped
public class UnusedFiles implements Expiring {
  /** A file has up to a few dozen parts, which are deleted with it. */
  private static final int AT_ONCE = 50;

  @PersistenceContext EntityManager entities;
  @Inject StoredFiles files;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    List<StoredFile> unused =
        entities
            .createQuery(
                "select f from StoredFile f where f.touchedAt < :before and not exists"
                    + " (select a.id from Article a join a.files h"
                    + " where a.tenantId = f.tenantId and h = f.hash) order by f.touchedAt",
                StoredFile.class)
            .setParameter("before", now.minus(FileLimits.UNUSED))
            .setMaxResults(Math.min(batch, AT_ONCE))
            .getResultList()
            .stream()
            .filter(file -> !isInText(file))
            .toList();
    unused.forEach(file -> files.delete(file.tenantId(), file));
    return unused.size();
  }

  /**
   * Whether a text has its address. Older versions can be restored, a node of the build before
   * saves articles without noting which files they use, and a site's footer notes none.
   */
  private boolean isInText(StoredFile file) {
    return Stream.of(
            "Article a where a.tenantId = :tenant and a.settings.body",
            "ArticleText a where a.tenantId = :tenant and a.body",
            "Tenant a where a.id = :tenant and a.settings.look.footer")
        .anyMatch(
            texts ->
                !entities
                    .createQuery("select a.id from " + texts + " like :text", Long.class)
                    .setParameter("tenant", file.tenantId().value())
                    .setParameter("text", "%" + FileAddress.FOLDER + file.getHash() + "%")
                    .setMaxResults(1)
                    .getResultList()
                    .isEmpty());
  }
}
