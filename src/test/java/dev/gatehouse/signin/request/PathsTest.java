package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/docs, /docs",
    "/docs/, /docs",
    "//docs//, /docs",
    "/, /",
    "///, /",
    "/console/, /console/",
    "//console//, /console/",
    "/console, /console",
    "/console/login.xhtml/, /console/login.xhtml"
  })
  void hasOnePathForNearMisses(String path, String plain) {
    assertThat(Paths.plain(path)).isEqualTo(plain);
  }
}
