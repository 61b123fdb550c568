package dev.gatehouse.metrics;

import dev.gatehouse.signin.logout.LogoutCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Logouts from companies' backends, and what ended with them. */
@Dependent
class LogoutSeries implements MultiCollector {
  @Inject LogoutCounts counts;

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder logouts =
        CounterSnapshot.builder()
            .name("gatehouse_backend_logouts")
            .help("Logouts from backends on this node, by protocol and result");
    counts
        .counted()
        .forEach(
            (series, count) ->
                logouts.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(
                            Labels.of(
                                "protocol",
                                series.protocol(),
                                "result",
                                series.accepted() ? "accepted" : "rejected"))
                        .value(count)
                        .build()));
    CounterSnapshot.Builder sessions =
        CounterSnapshot.builder()
            .name("gatehouse_backend_logout_sessions")
            .help("Sessions that ended with a logout from a backend on this node")
            .dataPoint(CounterDataPointSnapshot.builder().value(counts.endedSessions()).build());
    return MetricSnapshots.of(logouts.build(), sessions.build());
  }
}
