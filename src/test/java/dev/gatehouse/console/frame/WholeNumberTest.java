package dev.gatehouse.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
  private final InputConverters.WholeNumber converter = new InputConverters.WholeNumber();

  private Object typed(String text) {
    return converter.getAsObject(null, null, text);
  }

  @Test
  void takesNumbersAndNothing() {
    assertThat(typed(" 300 ")).isEqualTo(300L);
    assertThat(typed("-1")).isEqualTo(-1L);
    assertThat(typed("")).isNull();
    assertThat(typed(null)).isNull();
    assertThat(converter.getAsString(null, null, 5L)).isEqualTo("5");
    assertThat(converter.getAsString(null, null, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "1.5", "9999999999999999999", "1e3"})
  void leavesOtherTextForTheRuleToObjectTo(String text) {
    assertThat(typed(text)).isEqualTo(text);
  }
}
