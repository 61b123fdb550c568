package dev.gatehouse.administration.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkOutcomeTest {

  @Test
  void oneThatIsRefusedStopsNoOther() {
    BulkOutcome outcome =
        BulkOutcome.of(
            List.of(1L, 2L, 3L, 4L, 5L, 1L),
            id -> {
              switch ((int) id) {
                case 2 -> throw new Missing();
                case 3 -> throw new Invalid(List.of(new FieldError("email", "is taken")));
                case 4 -> throw new IllegalStateException(new OptimisticLockException());
                default -> assertThat(id).isIn(1L, 5L);
              }
            });

    assertThat(outcome.done()).containsExactly(1L, 5L);
    assertThat(outcome.failed())
        .containsExactly(
            entry(2L, "This resource does not exist."),
            entry(3L, "email is taken"),
            entry(4L, "The resource changed since it was read."));
  }

  @Test
  void triesNoMoreOnceTheDatabaseIsGone() {
    int[] tried = {0};
    BulkOutcome outcome =
        BulkOutcome.of(
            List.of(1L, 2L, 3L),
            id -> {
              tried[0]++;
              if (id == 2) {
                throw new DatabaseUnavailable("gone", null);
              }
            });

    assertThat(tried[0]).isEqualTo(2);
    assertThat(outcome.done()).containsExactly(1L);
    assertThat(outcome.failed()).containsOnlyKeys(2L, 3L);
  }

  @Test
  void tellsWhatWasDoneWhateverAnotherOneMeets() {
    BulkOutcome outcome =
        BulkOutcome.of(
            List.of(1L, 2L, 3L),
            id -> {
              if (id == 2) {
                throw new IllegalArgumentException("a mistake");
              }
            });

    assertThat(outcome.done()).containsExactly(1L, 3L);
    assertThat(outcome.failed())
        .containsExactly(entry(2L, "An error occurred, which the server's log has."));
  }
}
