package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastUsesTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final LastUses uses = new LastUses();
  private final List<String> written = new ArrayList<>();

  private void noteAt(int second, long id) {
    uses.note(id, NOON.plusSeconds(second), EVERY);
  }

  private List<String> writtenAt(int second) {
    written.clear();
    uses.flush(
        NOON.plusSeconds(second),
        (ids, at) -> written.add(ids + " " + Duration.between(NOON, at).toSeconds()));
    return written;
  }

  @Test
  void tellsOfTheFirstUseAtOnceAndOfFurtherOnesNowAndThen() {
    noteAt(0, 1);
    assertThat(writtenAt(1)).containsExactly("[1] 0");

    noteAt(2, 1);
    noteAt(11, 1);

    assertThat(writtenAt(29)).isEmpty();
    assertThat(uses.of(1)).contains(NOON.plusSeconds(11));
    assertThat(writtenAt(30)).containsExactly("[1] 11");
    assertThat(writtenAt(31)).isEmpty();
  }

  @Test
  void forgetsWhatTheDatabaseKnowsForLong() {
    noteAt(0, 1);
    writtenAt(1);
    assertThat(writtenAt(29)).isEmpty();
    assertThat(uses.of(1)).isPresent();

    assertThat(writtenAt(30)).isEmpty();
    assertThat(uses.of(1)).isEmpty();
  }

  @Test
  void writesTogetherWhatWasUsedAtAboutTheSameTime() {
    noteAt(0, 1);
    noteAt(4, 2);
    noteAt(5, 3);

    assertThat(writtenAt(6)).containsExactly("[1, 2] 4", "[3] 5");
  }

  @Test
  void usesThatCouldNotBeWrittenStay() {
    noteAt(0, 1);
    try {
      uses.flush(
          NOON,
          (ids, at) -> {
            throw new IllegalStateException("no database");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("no database");
    }

    assertThat(writtenAt(1)).containsExactly("[1] 0");
  }
}
