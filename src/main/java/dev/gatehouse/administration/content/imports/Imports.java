package dev.gatehouse.administration.content.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * The imports of this server: at most one of each operator at each site, planned, running or done.
 * A plan that nobody looks at any more is forgotten, and the uploaded texts with it, whether or not
 * anybody imports anything else.
 */
@ApplicationScoped
public class Imports {
  private static final Duration UNSEEN = Duration.ofMinutes(30);
  private static final int MOST = 100;

  /** Characters of all plans together, a few bytes each. */
  private static final long MOST_TEXT = 64_000_000;

  @Resource ManagedExecutorService executor;
  @Inject Planning planning;
  @Inject ImportWork work;

  private final Cache<Key, ImportRun> runs =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(UNSEEN)
          .scheduler(Scheduler.systemScheduler())
          .build();

  private record Key(String operator, TenantId site) {}

  /**
   * Reads an upload and plans its import; nothing is changed.
   *
   * @param file the name of the upload
   * @throws UnreadableZip when there is nothing to plan
   * @throws dev.gatehouse.administration.change.ChangeRefused when the actor may not, or not now
   */
  public ImportRun plan(Actor actor, TenantId site, String file, byte[] zip, ImportOptions options)
      throws UnreadableZip {
    actor.require(Right.EDIT, site);
    Key key = new Key(actor.name(), site);
    if (of(actor, site).filter(run -> run.state() == ImportRun.State.RUNNING).isPresent()) {
      throw new Conflict("Your last import here is still running.");
    }
    runs.invalidate(key);
    if (runs.asMap().values().stream().mapToLong(ImportRun::weight).sum() > MOST_TEXT) {
      throw new Conflict("Others are importing a lot just now. Please try again in some minutes.");
    }
    ImportRun run =
        new ImportRun(actor, site, shown(file), planning.plan(actor, site, read(zip), options));
    runs.put(key, run);
    return run;
  }

  private static ZipFolder read(byte[] zip) throws UnreadableZip {
    try {
      return ZipFolder.read(zip);
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be kept while it is read", e);
    }
  }

  private static String shown(String file) {
    String plain = file.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  /** The operator's import at a site, if there is one. */
  public Optional<ImportRun> of(Actor actor, TenantId site) {
    actor.require(Right.EDIT, site);
    return Optional.ofNullable(runs.getIfPresent(new Key(actor.name(), site)));
  }

  /**
   * Begins a planned import; it goes on when the operator leaves.
   *
   * @throws Conflict when this server is too busy
   */
  public void start(ImportRun run) {
    if (run.begin()) {
      try {
        executor.execute(() -> work.carryOut(run));
      } catch (RejectedExecutionException e) {
        run.stop("This server is too busy. Please try again in some minutes.");
        run.end();
      }
    }
  }

  /** Forgets an import that has ended, to make room for the next. */
  public void forget(Actor actor, TenantId site) {
    of(actor, site).ifPresent(ImportRun::cancel);
    runs.invalidate(new Key(actor.name(), site));
  }
}
