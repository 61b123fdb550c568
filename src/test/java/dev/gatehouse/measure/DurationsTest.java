package dev.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void countsEachDurationInTheFirstBucketThatHoldsIt() {
    Durations durations = new Durations(Duration.ofMillis(1), Duration.ofMillis(10));
    durations.add(Duration.ofMillis(1).toNanos());
    durations.add(Duration.ofMillis(2).toNanos());
    durations.add(Duration.ofMillis(3).toNanos());
    durations.add(Duration.ofSeconds(1).toNanos());

    Durations.Counted counted = durations.counted();

    assertThat(counted.bounds()).containsExactly(0.001, 0.01, Double.POSITIVE_INFINITY);
    assertThat(counted.counts()).containsExactly(1, 2, 1);
    assertThat(counted.count()).isEqualTo(4);
    assertThat(counted.seconds()).isEqualTo(1.006);
  }
}
