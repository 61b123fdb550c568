package dev.gatehouse.metrics;

import dev.gatehouse.config.BuildVersion;
import dev.gatehouse.journal.SignInCounts;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.storage.thread.ThreadPools;
import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Asks the database every few seconds, so that reading the metrics does not, and keeps what it
 * said.
 */
@ApplicationScoped
class DatabaseFigures {
  private static final Logger LOG = RequestLog.of(DatabaseFigures.class);
  private static final int SECONDS = 20;
  private static final int STOP_SECONDS = 5;

  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  @Inject Clock clock;
  @Inject BuildVersion build;
  @Inject Database database;
  @Inject SignInCounts counts;
  @Inject ArticleSearch search;
  @Inject @Readiness Instance<HealthCheck> checks;

  private final StaleIndexes stale = new StaleIndexes();
  private volatile Figures last = Figures.UNKNOWN;
  private volatile Map<Long, String> names = Map.of();
  private volatile boolean up;
  private volatile boolean ready;
  private ScheduledThreadPoolExecutor schedule;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    schedule = ThreadPools.scheduled(1, threads);
    schedule.scheduleWithFixedDelay(this::refresh, 1, SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (schedule == null) {
      return;
    }
    if (ThreadPools.outlast(Duration.ofSeconds(STOP_SECONDS), List.of(schedule))) {
      LOG.log(Level.WARNING, "Figures for metrics are still read after {0} s", STOP_SECONDS);
    }
  }

  Figures last() {
    return last;
  }

  boolean isUp() {
    return up;
  }

  boolean isReady() {
    return ready;
  }

  String version() {
    return build.text();
  }

  /** The subdomain of a site that counts on its own; empty until it was asked for. */
  Optional<String> subdomain(long site) {
    return Optional.ofNullable(names.get(site));
  }

  private void refresh() {
    try {
      counts.rank();
      last = database.ask(this::read);
      up = true;
    } catch (Exception e) {
      // The schedule would drop a task that fails; what fails here is told by the metric itself.
      up = false;
      LOG.log(Level.DEBUG, "The database does not tell figures for metrics", e);
    }
    ready = isReadyNow();
  }

  private boolean isReadyNow() {
    try {
      return checks.stream().allMatch(check -> check.call().getStatus() == Status.UP);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A readiness check failed", e);
      return false;
    }
  }

  private Figures read() {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = clock.instant();
      FigureQueries queries = new FigureQueries(connection, now);
      Instant before = clock.instant();
      Instant there = queries.clock();
      Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
      Map<Long, Long> indexed = search.revisions();
      Map<Long, FigureQueries.Named> sites = queries.sites(wanted(indexed));
      names =
          sites.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, site -> site.getValue().subdomain()));
      return new Figures(
          seconds(now),
          Duration.between(there, middle).toMillis() / 1e3,
          queries.sites(),
          queries.openBreakGlasses(),
          queries.unexpired("reader_session"),
          queries.unexpired("consumed_jti"),
          queries.doneAt(Leases.PURGE),
          queries.doneRows(Leases.PURGE),
          queries.endingKeys(),
          stale.age(indexed, sites, now),
          queries.schema());
    } catch (SQLException e) {
      throw new IllegalStateException("the database tells no figures", e);
    }
  }

  private Set<Long> wanted(Map<Long, Long> indexed) {
    Set<Long> ids = new HashSet<>(indexed.keySet());
    counts.counted().keySet().stream()
        .map(SignInCounts.Series::site)
        .filter(site -> site != null)
        .forEach(ids::add);
    return ids;
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1e3;
  }

  /** Since when the indexes in memory have been behind their sites. */
  static final class StaleIndexes {
    private final Map<Long, Instant> since = new ConcurrentHashMap<>();

    /** The seconds for which the longest one has been behind; zero if none is. */
    double age(Map<Long, Long> indexed, Map<Long, FigureQueries.Named> sites, Instant now) {
      since.keySet().retainAll(indexed.keySet());
      indexed.forEach(
          (site, revision) -> {
            FigureQueries.Named current = sites.get(site);
            if (current != null && current.revision() > revision) {
              since.putIfAbsent(site, now);
            } else {
              since.remove(site);
            }
          });
      return since.values().stream()
          .mapToDouble(first -> Duration.between(first, now).toMillis() / 1e3)
          .max()
          .orElse(0);
    }
  }
}
