package dev.gatehouse.administration.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamWaitsTest {
  private static StreamWaits waits(Map<String, String> variables) {
    StreamWaits waits = new StreamWaits();
    waits.configuration = new Configuration(variables::get);
    return waits;
  }

  @Test
  void nobodyWaitsAtANodeThatIsAboutToStop(@TempDir Path folder) throws IOException {
    Path drains = Files.createFile(folder.resolve("drain"));
    AtomicInteger readings = new AtomicInteger();
    waits(Map.of("GATEHOUSE_DRAIN_FILE", drains.toString()))
        .first(
            StreamPosition.START,
            Duration.ofHours(1),
            from -> {
              readings.incrementAndGet();
              return new StreamPart<>(List.of(), from, false);
            });

    assertThat(readings).hasValue(1);
  }

  @Test
  void endsInTimeAlsoWhereMoreIsToBeRead() {
    AtomicInteger readings = new AtomicInteger();
    StreamPart<String> part =
        waits(Map.of())
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
