package dev.gatehouse.metrics;

import dev.gatehouse.cache.CacheUse;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** How caches are used. */
@Dependent
class CacheSeries implements MultiCollector {
  @Inject @Any Instance<CacheUse.Measured> caches;

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder hits =
        CounterSnapshot.builder()
            .name("gatehouse_cache_hits")
            .help("How often a cache had what was asked for");
    CounterSnapshot.Builder misses =
        CounterSnapshot.builder().name("gatehouse_cache_misses").help("How often it had not");
    GaugeSnapshot.Builder entries =
        GaugeSnapshot.builder().name("gatehouse_cache_entries").help("Entries of a cache");
    caches.stream()
        .flatMap(CacheUse.Measured::cacheUse)
        .forEach(
            use -> {
              Labels labels = Labels.of("cache", use.cache());
              hits.dataPoint(count(labels, use.hits()));
              misses.dataPoint(count(labels, use.misses()));
              entries.dataPoint(
                  GaugeDataPointSnapshot.builder().labels(labels).value(use.entries()).build());
            });
    return MetricSnapshots.of(hits.build(), misses.build(), entries.build());
  }

  private static CounterDataPointSnapshot count(Labels labels, long value) {
    return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
