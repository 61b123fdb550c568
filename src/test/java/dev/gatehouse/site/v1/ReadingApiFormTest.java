package dev.gatehouse.site.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.site.api.ApiForm;
import org.junit.jupiter.api.Test;

class ReadingApiFormTest {
  @Test
  void takesFiftyItemsByDefaultAndUpToFiveHundred() {
    assertThat(ReadingApiForm.FORM.range(null, null)).isEqualTo(new ApiForm.Range(50, 0));
    assertThat(ReadingApiForm.FORM.range("500", "999999999"))
        .isEqualTo(new ApiForm.Range(500, 999_999_999));
  }
}
