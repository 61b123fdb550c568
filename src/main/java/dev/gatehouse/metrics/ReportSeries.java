package dev.gatehouse.metrics;

import dev.gatehouse.journal.ReportCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Sign-ins that rules would have refused which only report. */
@Dependent
class ReportSeries implements MultiCollector {
  @Inject ReportCounts counts;

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder all =
        CounterSnapshot.builder()
            .name("gatehouse_sign_ins_would_refuse")
            .help("Accepted sign-ins on this node that report-only rules would have refused");
    counts
        .counted()
        .forEach(
            (series, count) ->
                all.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(Labels.of("protocol", series.protocol(), "reason", series.reason()))
                        .value(count)
                        .build()));
    return MetricSnapshots.of(all.build());
  }
}
