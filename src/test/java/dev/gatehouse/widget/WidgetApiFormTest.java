package dev.gatehouse.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.reading.api.ListRange;
import org.junit.jupiter.api.Test;

class WidgetApiFormTest {
  @Test
  void takesTwentyItemsByDefaultAndUpToAHundred() {
    assertThat(WidgetApiForm.FORM.range(null, null)).isEqualTo(new ListRange(20, 0));
    assertThat(WidgetApiForm.FORM.range("100", "4")).isEqualTo(new ListRange(100, 4));
  }
}
