package dev.gatehouse.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CauseTest {
  @Test
  void everyCauseHasACodeOfItsOwnThatFitsTheColumnAndSentences() {
    assertThat(Arrays.stream(Cause.values()).map(Cause::code)).doesNotHaveDuplicates();
    for (Cause cause : Cause.values()) {
      assertThat(cause.code()).matches("[a-z0-9_]{3,40}");
      assertThat(cause.sentence()).endsWith(".").hasSizeLessThan(200);
      assertThat(cause.remedy()).endsWith(".").hasSizeLessThan(250);
      assertThat(Cause.of(cause.code())).contains(cause);
    }
    assertThat(Cause.of("of_a_later_release")).isEmpty();
  }
}
