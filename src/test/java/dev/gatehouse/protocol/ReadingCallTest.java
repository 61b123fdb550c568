package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingCallTest {

  @ParameterizedTest
  @CsvSource({
    "/article, /v1/article",
    "/article/, /v1/article",
    "/category, /v1/category",
    "/article/52, /v1/article/52",
    "/article/52-first-steps, /v1/article/52",
    "/category/7-, /v1/category/7",
    "/article/x, /v1/article/none",
    "/article/52/x, /v1/article/none",
    "/article/52?x, /v1/article/none",
    "/article/../docs, /v1/article/none",
    "/article/1234567890123456789, /v1/article/none"
  })
  void leadsToTheApi(String path, String expected) {
    assertThat(ReadingCall.apiPath(path)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/articles", "/v1/article", "/x/article"})
  void otherAddressesAreNotReadByPrograms(String path) {
    assertThat(ReadingCall.apiPath(path)).isEmpty();
    assertThat(ReadingCall.isShort(path, "application/json")).isFalse();
  }

  @Test
  void isForWhoPrefersJson() {
    assertThat(ReadingCall.isShort("/article/52", "application/json")).isTrue();
    assertThat(ReadingCall.isShort("/category", "application/json")).isTrue();
    assertThat(ReadingCall.isShort("/article/52", "text/html")).isFalse();
  }

  @Test
  void knowsWhereItIs() {
    assertThat(ReadingCall.isAt("/v1/article")).isTrue();
    assertThat(ReadingCall.isAt("/category/7")).isTrue();
    assertThat(ReadingCall.isAt("/v1")).isFalse();
    assertThat(ReadingCall.isAt("/v1/nothing")).isFalse();
    assertThat(ReadingCall.isAt("/v1/v1/article")).isFalse();
    assertThat(ReadingCall.isAt("/articles")).isFalse();
  }
}
