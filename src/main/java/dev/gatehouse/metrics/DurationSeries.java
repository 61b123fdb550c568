package dev.gatehouse.metrics;

import dev.gatehouse.measure.Durations;
import dev.gatehouse.signin.request.RequestTimes;
import dev.gatehouse.signin.token.SignIn;
import dev.gatehouse.storage.Database;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How long things take, as histograms. */
@Dependent
class DurationSeries implements MultiCollector {
  @Inject RequestTimes requests;
  @Inject SignIn signIn;
  @Inject Database database;

  @Override
  public MetricSnapshots collect() {
    HistogramSnapshot.Builder answered =
        histogram("gatehouse_request_duration_seconds", "How long requests took");
    requests.read(
        (kind, outcome, counted) ->
            answered.dataPoint(
                point(counted, Labels.of("kind", kind.toString(), "status", outcome.toString()))));
    return MetricSnapshots.of(
        answered.build(),
        histogram(
                "gatehouse_token_verification_duration_seconds",
                "How long form, signature and claims of a token took to verify")
            .dataPoint(point(signIn.verifications().counted(), Labels.EMPTY))
            .build(),
        histogram(
                "gatehouse_database_wait_duration_seconds",
                "How long requests waited for the database")
            .dataPoint(point(database.waits().durations().counted(), Labels.EMPTY))
            .build());
  }

  private static HistogramSnapshot.Builder histogram(String name, String help) {
    return HistogramSnapshot.builder().name(name).help(help);
  }

  private static HistogramDataPointSnapshot point(Durations.Counted counted, Labels labels) {
    return HistogramDataPointSnapshot.builder()
        .classicHistogramBuckets(ClassicHistogramBuckets.of(counted.bounds(), counted.counts()))
        .sum(counted.seconds())
        .labels(labels)
        .build();
  }
}
