package dev.gatehouse.administration.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamWaitsTest {
  @Test
  void endsInTimeAlsoWhereMoreIsToBeRead() {
    AtomicInteger readings = new AtomicInteger();
    StreamPart<String> part =
        new StreamWaits()
            .first(
                StreamPosition.START,
                Duration.ofNanos(1),
                from ->
                    new StreamPart<>(
                        readings.incrementAndGet() < 100 ? List.of() : List.of("late"),
                        from,
                        true));

    assertThat(part.rows()).as("of others' rows only").isEmpty();
    assertThat(readings).hasValue(1);
  }
}
