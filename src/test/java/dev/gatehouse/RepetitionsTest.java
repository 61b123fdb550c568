package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final String TEXT = "<a ".repeat(40_000);

  @Test
  void parserThatCopiesTheRestAtEachStepFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Repetitions.answerSoon(TEXT, RepetitionsTest::copying))
        .withMessageContaining("allocates")
        .withMessageContaining("repeats <a <a");
  }

  @Test
  void parserThatReadsTheRestAtEachStepFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> Repetitions.answer(TEXT, RepetitionsTest::rereading, Duration.ofMillis(1)))
        .withMessageContaining("works for");
    assertThat(Repetitions.answer(TEXT, TEXT::length, Duration.ofSeconds(1))).isEqualTo(120_000);
  }

  @Test
  void parserThatReadsOnPasses() {
    assertThat(Repetitions.answerSoon(TEXT, () -> TEXT.chars().filter(c -> c == '<').count()))
        .isEqualTo(40_000);
  }

  private static int rereading() {
    int closed = 0;
    for (int begin = 0; begin < TEXT.length() / 10; begin += 3) {
      for (int i = begin; i < TEXT.length(); i++) {
        closed += TEXT.charAt(i) == '>' ? 1 : 0;
      }
    }
    return closed;
  }

  private static int copying() {
    int read = 0;
    for (String rest = TEXT; !rest.isEmpty(); rest = rest.substring(3)) {
      read += 3;
    }
    return read;
  }
}
