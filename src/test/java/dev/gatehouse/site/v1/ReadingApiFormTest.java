package dev.gatehouse.site.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.reading.api.ListRange;
import org.junit.jupiter.api.Test;

class ReadingApiFormTest {
  @Test
  void takesFiftyItemsByDefaultAndUpToFiveHundred() {
    assertThat(ReadingApiForm.FORM.range(null, null)).isEqualTo(new ListRange(50, 0));
    assertThat(ReadingApiForm.FORM.range("500", "999999999"))
        .isEqualTo(new ListRange(500, 999_999_999));
  }
}
