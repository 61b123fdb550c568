package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "First steps, first-steps",
    "  What's new?  , what-s-new",
    "Größe & Übersicht, grosse-ubersicht",
    "Čeština – úvod, cestina-uvod",
    "Łódź ÆØÅ ıI, lodz-aeoa-ii",
    "ﬁle № 5, file-no-5",
    "Gatehouse とは, gatehouse",
    "100% / 2, 100-2"
  })
  void isMadeOfPlainWords(String title, String slug) {
    assertThat(Slug.of(title, "article")).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({"はじめに", "Начало", "---", "🎉"})
  void isAWordOfOursWhenTheTitleHasNoneInAscii(String title) {
    assertThat(Slug.of(title, "article")).isEqualTo("article");
  }

  @Test
  void endsAtAWordWhenTheTitleIsLong() {
    assertThat(Slug.of("word ".repeat(40), "x")).hasSizeLessThanOrEqualTo(80).endsWith("-word");
    assertThat(Slug.of("a".repeat(200), "x")).hasSize(80);
  }
}
