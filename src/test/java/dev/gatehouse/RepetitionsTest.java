package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final String TEXT = "<a ".repeat(40_000);

  @Test
  void parserThatCopiesTheRestAtEachStepFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Repetitions.answerSoon(TEXT, RepetitionsTest::copying))
        .withMessageContaining("repeats <a <a");
  }

  @Test
  void parserThatReadsOnPasses() {
    assertThat(Repetitions.answerSoon(TEXT, () -> TEXT.chars().filter(c -> c == '<').count()))
        .isEqualTo(40_000);
  }

  private static int copying() {
    int read = 0;
    for (String rest = TEXT; !rest.isEmpty(); rest = rest.substring(3)) {
      read += 3;
    }
    return read;
  }
}
