package dev.gatehouse.library.miss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a text that somebody searched for. */
class SearchWordsTest {
  @ParameterizedTest
  @CsvSource({
    "'  Web   Hooks ', web hooks",
    "'GRÖSSE\t\nändern', grösse ändern",
    "'ＳＳＯ　設定', sso 設定",
    "'calibrate?', calibrate?"
  })
  void equalTextsAreWrittenInOneWay(String typed, String words) {
    assertThat(SearchWords.of(typed).words()).isEqualTo(words);
    assertThat(SearchWords.of(typed).kept()).isTrue();
  }

  @Test
  void longTextsAreCutWithoutHalvesOfCharacters() {
    assertThat(SearchWords.of("why does it ".repeat(20)).words()).hasSizeLessThanOrEqualTo(100);
    assertThat(SearchWords.of("𝄞 a".repeat(90)).words().codePoints().count())
        .isLessThanOrEqualTo(100);
    assertThat(SearchWords.of("a\u0000b\ud800").words()).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoice",
        "E-4010",
        "0x80070005",
        "2026-11-30",
        "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
        "grundstücksverkehrsgenehmigungszuständigkeit",
        "setAuthenticationExpiredListener",
        "@mentions in comments",
        "ロボットの設定方法を教えてくださいE4010エラーが出ます",
        "oauth2 client credentials with openid connect"
      })
  void keepsWhatReadersLookFor(String typed) {
    assertThat(SearchWords.of(typed).kept()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@company.example",
        "invoice of ann@",
        "ａｎｎ＠company",
        "+49 170 123 45 67",
        "4111 1111 1111 1111",
        "DE89370400440532013000",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "login eyJhbGciOiJIUzI1",
        "sk_live_51H8xAbCdEfGhIjKl",
        "123e4567-e89b-12d3-a456-426614174000",
        "https://app.example/?session=a1b2c3d4e5f6",
        "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOp",
        "?!",
        " ",
        ""
      })
  void keepsNothingThatMayBePersonalOrSecretOrIsNoWord(String typed) {
    assertThat(SearchWords.of(typed).kept()).isFalse();
  }
}
