package dev.gatehouse.administration.content.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Uploads that wait on the disk of this node until their import is planned: at most one for each
 * operator and site. A zip comes in parts, since servers and proxies limit a request to a few
 * megabytes.
 */
@ApplicationScoped
public class WaitingZips {
  private static final Duration UNFINISHED = Duration.ofMinutes(30);
  private static final int MOST = 100;

  /** The limit of all of them together, in bytes. */
  private static final long MOST_BYTES = 4 * ImportLimits.ZIP_BYTES;

  private final Cache<Key, UploadedZip> zips =
      Caches.builder()
          .maximumSize(MOST)
          .expireAfterAccess(UNFINISHED)
          .removalListener((Key key, UploadedZip zip, RemovalCause cause) -> zip.discard())
          .build();

  /** Whose upload it is, and for which site. */
  record Key(String operator, TenantId site) {}

  /**
   * Takes a part of an upload. The first one begins it, in place of an unfinished one.
   *
   * @param at where the part begins in the zip, in bytes
   * @throws UnreadableZip when the zip becomes too large; it is dropped
   * @throws dev.gatehouse.administration.change.ChangeRefused when the actor lacks the right, the
   *     node is busy, or the part is not the next one
   */
  public void append(Actor actor, TenantId site, long at, byte[] part) throws UnreadableZip {
    actor.require(Right.EDIT, site);
    Key key = new Key(actor.name(), site);
    try {
      if (at == 0) {
        begin(key);
      }
      waiting(key).append(at, part);
    } catch (UnreadableZip e) {
      zips.invalidate(key);
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be kept until it is read", e);
    }
  }

  private void begin(Key key) throws IOException {
    zips.invalidate(key);
    if (zips.asMap().values().stream().mapToLong(UploadedZip::size).sum() > MOST_BYTES) {
      throw new Conflict("Too many imports are in progress. Try again in a few minutes.");
    }
    zips.put(key, new UploadedZip());
  }

  /** Takes all parts of an upload, one after the other. */
  public void takeWhole(Actor actor, TenantId site, InputStream zip)
      throws UnreadableZip, IOException {
    long at = 0;
    for (byte[] part = next(zip); part.length > 0; part = next(zip)) {
      append(actor, site, at, part);
      at += part.length;
    }
  }

  private static byte[] next(InputStream zip) throws IOException {
    return zip.readNBytes(ImportLimits.PART_BYTES);
  }

  /**
   * The upload, which from now on is the caller's to delete.
   *
   * @throws Conflict when there is none
   */
  Path take(Key key) {
    Path file = waiting(key).take();
    zips.invalidate(key);
    return file;
  }

  private UploadedZip waiting(Key key) {
    UploadedZip zip = zips.getIfPresent(key);
    if (zip == null) {
      throw incomplete();
    }
    return zip;
  }

  static Conflict incomplete() {
    return new Conflict("The zip did not arrive whole. Choose it again.");
  }

  /** Drops the uploads that nobody finishes. */
  void dropUnfinished() {
    zips.cleanUp();
  }

  @PreDestroy
  void stop() {
    zips.asMap().values().forEach(UploadedZip::discard);
  }
}
