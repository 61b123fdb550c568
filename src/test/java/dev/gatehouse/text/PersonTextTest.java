package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTextTest {

  @Test
  void countsCharactersAsReadersDo() {
    assertThat(PersonText.length("\uD83D\uDE00".repeat(150))).isEqualTo(150);
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(PersonText.cut("Ann", 3)).isEqualTo("Ann");
    assertThat(PersonText.cut("Anna", 3)).isEqualTo("Ann");
    assertThat(PersonText.cut("\uD83D\uDE00".repeat(4), 3)).isEqualTo("\uD83D\uDE00".repeat(3));
    assertThat(PersonText.cut("\uD83D\uDE00".repeat(2), 3)).isEqualTo("\uD83D\uDE00".repeat(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann", "漢", "\uD83D\uDE00", "é", "e\u0301", " . ", "\uD83E\uDEE8"})
  void seesLettersAndSymbols(String text) {
    assertThat(PersonText.isVisible(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00A0\u3000",
        "\u200B",
        "\u200D\uFE0F",
        "\u202E",
        "\u2800",
        "\u3164",
        "\u115F\u1160",
        "\uFFA0",
        "\u00AD",
        "\u034F",
        "\u180E",
        "\uFEFF",
        "\uDB40\uDD00",
        "\u2065\uFFF0",
        "\uDB40\uDC80"
      })
  void seesNothingInFillersJoinersAndSpaces(String text) {
    assertThat(PersonText.isVisible(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "\0",
        "a\u007F",
        "a\u0085",
        "\uD83D",
        "\uDE00a",
        "a\u202Eb",
        "\u202Aa",
        "a\u2066b\u2069"
      })
  void isNotPlainWithControlCharactersOrOverrides(String text) {
    assertThat(PersonText.isPlain(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann Lee", "שלום", "مرحبا\u200F", "a\u200Db", "\uD83D\uDE00"})
  void isPlainInEveryLanguage(String text) {
    assertThat(PersonText.isPlain(text)).isTrue();
  }

  @Test
  void shortenedTextEndsInAnEllipsis() {
    assertThat(PersonText.shortened("😀😀", 2)).isEqualTo("😀😀");
    assertThat(PersonText.shortened("😀😀a", 2)).isEqualTo("😀😀…");
  }
}
