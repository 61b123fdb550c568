package dev.gatehouse.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTypesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/json, text/plain, */*",
        "application/json, text/javascript, */*; q=0.01",
        "text/html;q=0.5, application/json",
        "text/html;q=0,application/json;q=0.001",
        "application/*",
        "application/*, */*",
        ",,application/json,"
      })
  void prefersJson(String accept) {
    assertThat(AcceptedTypes.preferJson(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        "text/html, application/json",
        "application/json, text/html",
        "application/json;q=0.8, text/html;q=0.9",
        "application/json;q=0",
        "application/json;q=0, */*",
        "text/*, application/json;q=0.9",
        "image/png",
        "application/jsonp",
        "application/problem+json",
        "garbage",
        ";q=1",
        ";",
        ","
      })
  void prefersPage(String accept) {
    assertThat(AcceptedTypes.preferJson(accept)).isFalse();
  }
}
