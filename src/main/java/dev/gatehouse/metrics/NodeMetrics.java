package dev.gatehouse.metrics;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.session.SessionEndings;
import dev.gatehouse.session.SessionEndings.Why;
import dev.gatehouse.signin.gate.Denials;
import dev.gatehouse.signin.gate.Verdicts;
import dev.gatehouse.signin.gate.Verdicts.Verdict;
import dev.gatehouse.storage.Database;
import dev.gatehouse.token.jwk.KeySets;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The metrics of this node, all of which are in memory when they are read. */
@ApplicationScoped
class NodeMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Listens to the JVM's collectors, which outlive the application. */
  private final JvmGcMetrics collectors = new JvmGcMetrics();

  @Inject Database database;
  @Inject RefusalLog refusals;
  @Inject RefusalTrail trail;
  @Inject DatabaseFigures figures;
  @Inject PoolSeries pool;
  @Inject KeySets keySets;
  @Inject Verdicts verdicts;
  @Inject Denials denials;
  @Inject SessionEndings endings;
  @Inject SignInSeries signIns;
  @Inject LogoutSeries logouts;
  @Inject ReportSeries reports;
  @Inject DurationSeries durations;
  @Inject CacheSeries caches;

  @PostConstruct
  void register() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collectors.bindTo(registry);
    registry.getPrometheusRegistry().register(signIns);
    registry.getPrometheusRegistry().register(logouts);
    registry.getPrometheusRegistry().register(reports);
    registry.getPrometheusRegistry().register(durations);
    registry.getPrometheusRegistry().register(caches);
    registry.getPrometheusRegistry().register(pool);
    ofMemory();
    ofDatabase();
  }

  private void ofMemory() {
    total(
        "database.unavailable",
        "Waits for the database that were in vain, each a 503",
        () -> database.waits().inVain());
    gauge("database.waiting", "Requests that wait for the database now", database::waiting);
    FunctionCounter.builder("gatehouse.events.dropped", refusals, RefusalLog::droppedSoFar)
        .description("Refusals that were not recorded: too many at once, or no database")
        .tag("log", "events")
        .register(registry);
    FunctionCounter.builder("gatehouse.events.dropped", trail, RefusalTrail::leftOutSoFar)
        .tag("log", "audit")
        .register(registry);
    for (Verdict verdict : Verdict.values()) {
      FunctionCounter.builder("gatehouse.auth.verify", verdicts, all -> all.count(verdict))
          .description("Questions of the proxies of gates, by what they were told")
          .tag("answer", verdict.toString())
          .register(registry);
    }
    total(
        "gate.denials",
        "Sessions kept from a gate's pages since their reader is in no group of the rule",
        denials::count);
    for (Why why : Why.values()) {
      FunctionCounter.builder("gatehouse.sessions.ended", endings, all -> all.count(why))
          .description("Sessions that this node ended since their site limits them")
          .tag("reason", why.toString())
          .register(registry);
    }
    FunctionCounter.builder("gatehouse.key.set.fetches", keySets, KeySets::fetched)
        .description("Calls for published keys, by whether a usable set came")
        .tag("result", "fetched")
        .register(registry);
    FunctionCounter.builder("gatehouse.key.set.fetches", keySets, KeySets::failed)
        .tag("result", "failed")
        .register(registry);
    gauge("events.queued", "Refused sign-ins that wait to be recorded", refusals::queued);
  }

  private void ofDatabase() {
    gauge("ready", "Whether this node is ready: 1 or 0", () -> figures.isReady() ? 1 : 0);
    gauge(
        "database.up",
        "Whether the database answered the last time: 1 or 0",
        () -> figures.isUp() ? 1 : 0);
    figure(
        "database.figures.timestamp.seconds", "When the database answered last", Figures::readAt);
    figure("sites", "Sites", Figures::sites);
    figure("break.glass.open", "Sites that are open by break-glass", Figures::openBreakGlasses);
    figure(
        "live.sessions",
        "Sessions that have not expired; estimated if there are many",
        Figures::liveSessions);
    figure(
        "consumed.tokens",
        "Used tokens that are remembered; estimated if there are many",
        Figures::consumedTokens);
    figure(
        "last.purge.timestamp.seconds",
        "When any node last deleted what expired",
        Figures::purgedAt);
    figure("last.purge.rows", "Rows that were deleted then", Figures::purgedRows);
    figure(
        "keys.ending.soon",
        "Signing keys of enabled connections that end within 7 days",
        Figures::endingKeys);
    figure(
        "database.clock.difference.seconds",
        "Seconds by which this node's clock is ahead of the database's",
        Figures::clockDifference);
    figure(
        "search.index.age.seconds",
        "For how long a search index in memory has been behind its site",
        Figures::searchIndexAge);
    figure("schema.version", "Version of the database schema", Figures::schema);
    Gauge.builder("gatehouse.build.info", () -> 1)
        .description("The version of this node")
        .tag("version", figures.version())
        .register(registry);
  }

  private void total(String name, String help, Supplier<Number> value) {
    FunctionCounter.builder("gatehouse." + name, value, read -> read.get().doubleValue())
        .description(help)
        .register(registry);
  }

  private void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder("gatehouse." + name, value).description(help).register(registry);
  }

  private void figure(String name, String help, ToDoubleFunction<Figures> value) {
    gauge(name, help, () -> value.applyAsDouble(figures.last()));
  }

  /** All metrics in Prometheus' text format. One caller at a time: others would not see more. */
  synchronized String text() {
    return registry.scrape();
  }

  @PreDestroy
  void close() {
    collectors.close();
    registry.close();
  }
}
