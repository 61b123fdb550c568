package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

  @ParameterizedTest
  @CsvSource({
    "Chloé,chloe",
    "CHLOÉ,chloe",
    "Straße,strasse",
    "Łukasz,lukasz",
    "Søren,soren",
    "Nguyễn,nguyen",
    "Dvořák,dvorak",
    "e\u0301,e",
    "ДАРЬЯ,дарья",
    "美咲,美咲",
    "A_%b,a_%b"
  })
  void takesAccentsAndCaseOff(String text, String folded) {
    assertThat(FoldedText.of(text)).isEqualTo(folded);
  }
}
