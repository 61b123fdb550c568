package dev.gatehouse.library.file;

import dev.gatehouse.library.file.picture.SmallerVersions;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of sites. */
@ApplicationScoped
@Transactional
public class StoredFiles {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  public Optional<StoredFile> find(TenantId tenant, String hash) {
    return find(tenant, List.of(hash)).stream().findFirst();
  }

  /** Those of these files that exist. */
  public List<StoredFile> find(TenantId tenant, Collection<String> hashes) {
    return hashes.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select f from StoredFile f where f.tenantId = :tenant and f.hash in :hashes",
                StoredFile.class)
            .setParameter("tenant", tenant.value())
            .setParameter("hashes", hashes)
            .getResultList();
  }

  public List<StoredFile> list(TenantId tenant, long afterId, int limit) {
    return entities
        .createQuery(
            "select f from StoredFile f where f.tenantId = :tenant and f.id > :after order by f.id",
            StoredFile.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** What all files of a site take, in bytes. */
  public long taken(TenantId tenant) {
    // The databases sum in types of their own.
    Number bytes =
        (Number)
            entities
                .createQuery(
                    "select coalesce(sum(f.stored), 0) from StoredFile f"
                        + " where f.tenantId = :tenant")
                .setParameter("tenant", tenant.value())
                .getSingleResult();
    return bytes.longValue();
  }

  /**
   * A part of a file's content, with which a file is sent without being in memory as a whole.
   *
   * @param width of the version; {@link StoredFile#ORIGINAL} for the file itself
   * @return empty when the file was deleted meanwhile
   */
  public Optional<byte[]> part(TenantId tenant, StoredFile file, int width, int number) {
    return file.tenantId().equals(tenant)
        ? Optional.ofNullable(
                entities.find(
                    StoredFilePart.class, new StoredFilePart.Key(file.getId(), width, number)))
            .map(StoredFilePart::bytes)
        : Optional.empty();
  }

  /** Lets files that are not used stay for a while longer. */
  public void touch(TenantId tenant, Collection<String> hashes) {
    if (!hashes.isEmpty()) {
      entities
          .createQuery(
              "update StoredFile f set f.touchedAt = :now"
                  + " where f.tenantId = :tenant and f.hash in :hashes")
          .setParameter("now", clock.instant())
          .setParameter("tenant", tenant.value())
          .setParameter("hashes", hashes)
          .executeUpdate();
    }
  }

  /**
   * A stored file.
   *
   * @param fresh whether the site did not have it before
   */
  public record Added(StoredFile file, boolean fresh) {}

  /**
   * Stores a file, or finds the one with the same content.
   *
   * @throws FileRefused when the site has no room for it
   */
  @Transactional(rollbackOn = FileRefused.class)
  public Added add(TenantId tenant, ReceivedFile file) throws FileRefused {
    // One at a time for each site: neither room nor content is counted twice.
    entities
        .createNativeQuery("select id from tenant where id = ? for update")
        .setParameter(1, tenant.value())
        .getResultList();
    Optional<StoredFile> known = find(tenant, file.contentHash());
    if (known.isPresent()) {
      touch(tenant, List.of(file.contentHash()));
      return new Added(known.get(), false);
    }
    return new Added(store(tenant, file), true);
  }

  private StoredFile store(TenantId tenant, ReceivedFile file) throws FileRefused {
    try {
      StoredFile stored = new StoredFile(tenant, file, Files.size(file.content()), clock.instant());
      if (taken(tenant) + stored.getStored() > FileLimits.SITE_BYTES) {
        throw FileRefused.full(
            "does not fit: the files of a site may take %d bytes together"
                .formatted(FileLimits.SITE_BYTES));
      }
      entities.persist(stored);
      entities.flush();
      Map<Integer, Path> contents = new LinkedHashMap<>();
      contents.put(StoredFile.ORIGINAL, file.content());
      for (SmallerVersions.Version version : file.versions()) {
        contents.put(version.width(), version.file());
      }
      for (Map.Entry<Integer, Path> content : contents.entrySet()) {
        write(stored.getId(), content.getKey(), content.getValue());
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read again", e);
    }
  }

  /** Each part leaves memory before the next is read. */
  private void write(long id, int width, Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      int number = 0;
      for (byte[] bytes = in.readNBytes(FileLimits.PART_BYTES);
          bytes.length > 0;
          bytes = in.readNBytes(FileLimits.PART_BYTES)) {
        StoredFilePart part = new StoredFilePart(id, width, number++, bytes);
        entities.persist(part);
        entities.flush();
        entities.detach(part);
      }
    }
  }

  public void delete(TenantId tenant, StoredFile file) {
    entities
        .createQuery("delete from StoredFile f where f.tenantId = :tenant and f.id = :id")
        .setParameter("tenant", tenant.value())
        .setParameter("id", file.getId())
        .executeUpdate();
  }
}
