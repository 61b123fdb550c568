package dev.gatehouse.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.site.api.ApiForm;
import org.junit.jupiter.api.Test;

class WidgetApiFormTest {
  @Test
  void takesTwentyItemsByDefaultAndUpToAHundred() {
    assertThat(WidgetApiForm.FORM.range(null, null)).isEqualTo(new ApiForm.Range(20, 0));
    assertThat(WidgetApiForm.FORM.range("100", "4")).isEqualTo(new ApiForm.Range(100, 4));
  }
}
