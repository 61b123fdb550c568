package dev.gatehouse.administration.content.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.content.imports.WaitingZips.Key;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.thread.Background;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.PersonText;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToLongFunction;

/**
 * The imports of this node: at most one for each operator and site, planned, running or done. Plans
 * expire with what was uploaded when no page shows them any more.
 */
@ApplicationScoped
public class Imports {
  private static final Duration UNSEEN = Duration.ofMinutes(30);
  private static final int MOST = 100;

  /** The limit of all plans together, in characters of a few bytes each. */
  private static final long MOST_TEXT = 64_000_000;

  /** The limit of all uploads that wait together on disk, in bytes. */
  private static final long MOST_ZIPS = 4 * ImportLimits.ZIP_BYTES;

  @Inject @Background ExecutorService executor;
  @Inject WaitingZips zips;
  @Inject Planning planning;
  @Inject ImportWork work;

  private final Cache<Key, ImportRun> runs =
      Caches.builder()
          .maximumSize(MOST)
          .expireAfterAccess(UNSEEN)
          .removalListener((Key key, ImportRun run, RemovalCause cause) -> run.discard())
          .build();

  /**
   * Reads the upload that waits and plans its import; nothing is changed.
   *
   * @param file the name of the upload
   * @throws UnreadableZip when the zip cannot be read
   * @throws dev.gatehouse.administration.change.ChangeRefused when the actor lacks the right, or
   *     the node is busy
   */
  public ImportRun plan(Actor actor, TenantId site, String file, ImportOptions options)
      throws UnreadableZip {
    actor.require(Right.EDIT, site);
    Key key = new Key(actor.name(), site);
    if (of(actor, site).filter(run -> run.state() == ImportRun.State.RUNNING).isPresent()) {
      throw new Conflict("Your last import here is still running.");
    }
    runs.invalidate(key);
    if (sum(ImportRun::weight) > MOST_TEXT || sum(ImportRun::zipSize) > MOST_ZIPS) {
      throw new Conflict("Too many imports are in progress. Try again in a few minutes.");
    }
    ImportRun run =
        new ImportRun(actor, site, shown(file), plan(actor, site, zips.take(key), options));
    runs.put(key, run);
    return run;
  }

  private long sum(ToLongFunction<ImportRun> size) {
    return runs.asMap().values().stream().mapToLong(size).sum();
  }

  private Plan plan(Actor actor, TenantId site, Path zip, ImportOptions options)
      throws UnreadableZip {
    try {
      ZipFolder upload = ZipFolder.read(zip);
      try {
        return planning.plan(actor, site, upload, options);
      } catch (RuntimeException e) {
        upload.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be kept while it is read", e);
    }
  }

  private static String shown(String file) {
    String plain = file.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    return PersonText.shortened(plain, 100);
  }

  /** The operator's import at a site, if any. */
  public Optional<ImportRun> of(Actor actor, TenantId site) {
    actor.require(Right.EDIT, site);
    return Optional.ofNullable(runs.getIfPresent(new Key(actor.name(), site)));
  }

  /**
   * Begins a planned import, which continues when the operator leaves the page.
   *
   * @throws Conflict when this node is too busy
   */
  public void start(ImportRun run) {
    if (run.begin()) {
      try {
        executor.execute(() -> work.carryOut(run));
      } catch (RejectedExecutionException e) {
        run.stop("This server is too busy. Try again in a few minutes.");
        run.end();
      }
    }
  }

  /** Forgets an import, to make room for the next. */
  public void forget(Actor actor, TenantId site) {
    of(actor, site).ifPresent(ImportRun::cancel);
    runs.invalidate(new Key(actor.name(), site));
  }

  /**
   * Drops the plans that no page shows any more, even if no other import follows. Called by the
   * server's timer: the JVM's own would keep the application in memory after it is undeployed.
   */
  public void dropUnseen() {
    runs.cleanUp();
    zips.dropUnfinished();
  }

  /** Ends running imports before their next file: what they need goes away with the application. */
  @PreDestroy
  void stop() {
    runs.asMap().values().forEach(ImportRun::cancel);
  }
}
