package dev.gatehouse.metrics;

import dev.gatehouse.journal.SignInCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sign-ins and refusals by site; all sites that do not count on their own are "other". */
@Dependent
class SignInSeries implements MultiCollector {
  private static final String OTHER = "other";

  @Inject SignInCounts counts;
  @Inject DatabaseFigures figures;

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder accepted =
        CounterSnapshot.builder().name("gatehouse_sign_ins").help("Accepted sign-ins on this node");
    CounterSnapshot.Builder refused =
        CounterSnapshot.builder()
            .name("gatehouse_sign_in_refusals")
            .help("Refused sign-ins on this node, by reason");
    counts
        .counted()
        .forEach(
            (series, count) ->
                site(series.site())
                    .ifPresent(
                        site -> {
                          Labels labels = Labels.of("site", site, "protocol", series.protocol());
                          if (series.reason() == null) {
                            accepted.dataPoint(point(labels, count));
                          } else {
                            refused.dataPoint(point(labels.add("reason", series.reason()), count));
                          }
                        }));
    CounterSnapshot.Builder clocks =
        CounterSnapshot.builder()
            .name("gatehouse_backend_clock_checks")
            .help("Sign-ins that tell whether a backend's clock is off by more than 5 seconds");
    counts
        .clocks()
        .forEach(
            (told, count) ->
                site(told.site())
                    .ifPresent(
                        site ->
                            clocks.dataPoint(
                                point(
                                    Labels.of("site", site, "result", told.off() ? "off" : "ok"),
                                    count))));
    return MetricSnapshots.of(accepted.build(), refused.build(), clocks.build());
  }

  /** Empty for a new site until its name was asked for. */
  private Optional<String> site(Long id) {
    return id == null ? Optional.of(OTHER) : figures.subdomain(id);
  }

  private static CounterDataPointSnapshot point(Labels labels, long count) {
    return CounterDataPointSnapshot.builder().labels(labels).value(count).build();
  }
}
