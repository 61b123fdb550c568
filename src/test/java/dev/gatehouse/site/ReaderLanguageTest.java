package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|DE",
        "de-AT|DE",
        "ja-JP,en;q=0.5|JA",
        "it,fr;q=0.8,en;q=0.9|EN",
        "it,fr;q=0.8|FR",
        "DE-de|DE",
        "es-419|ES"
      })
  void findsTheBestThatIsSpoken(String header, ReaderLanguage language) {
    assertThat(ReaderLanguage.ofRanges(header)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "it", "*", "de;q=0", "de;q=x", ";;,", "ü", "de;q=2"})
  void findsNoneInWhatNamesNone(String header) {
    assertThat(ReaderLanguage.ofRanges(header)).isEmpty();
  }

  @Test
  void leavesLongHeadersAlone() {
    assertThat(ReaderLanguage.ofRanges("de,".repeat(10_000))).isEmpty();
  }
}
