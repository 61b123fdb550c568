package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.transaction.RollbackException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  static Throwable[] failures() {
    return new Throwable[] {
      new IllegalStateException("the database is away"),
      new RollbackException("a commit failed"),
      new AssertionError("an error")
    };
  }

  /** A pool would drop a task that throws. */
  @ParameterizedTest
  @MethodSource("failures")
  void taskThatFailsThrowsNothing(Throwable failure) {
    assertThatCode(() -> Schedule.attempt("It failed: {0}", () -> sneakily(failure)))
        .doesNotThrowAnyException();
  }

  @SuppressWarnings("unchecked") // A failed commit does it, too.
  private static <T extends Throwable> void sneakily(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
