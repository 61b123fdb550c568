package dev.gatehouse.site.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.site.look.Look.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

  @ParameterizedTest
  @CsvSource({
    "en,ltr",
    "ja,ltr",
    "pt-BR,ltr",
    "ar,rtl",
    "ar-EG,rtl",
    "he,rtl",
    "fa,rtl",
    "ur-PK,rtl"
  })
  void isThatOfTheLanguagesScript(String tag, String direction) {
    assertThat(Direction.ofTag(tag).text()).isEqualTo(direction);
  }
}
