package dev.gatehouse.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.reading.api.ListRange;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void takesTwentyItemsByDefaultAndUpToAHundred() {
    assertThat(Reasons.FORM.range(null, null)).isEqualTo(new ListRange(20, 0));
    assertThat(Reasons.FORM.range("100", "4")).isEqualTo(new ListRange(100, 4));
  }
}
