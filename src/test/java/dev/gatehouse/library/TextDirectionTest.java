package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDirectionTest {

  @ParameterizedTest
  @CsvSource({
    "en,ltr",
    "ja,ltr",
    "pt-BR,ltr",
    "ar,rtl",
    "ar-EG,rtl",
    "he,rtl",
    "fa,rtl",
    "ur-PK,rtl",
    "az-Arab-IR,rtl",
    "ar-Latn,ltr"
  })
  void isThatOfTheLanguagesScript(String tag, String direction) {
    assertThat(TextDirection.ofTag(tag).text()).isEqualTo(direction);
  }
}
