package dev.gatehouse.tenant.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldPathTest {
  @ParameterizedTest
  @CsvSource({
    "/hc/en-us/articles/1-A, /hc/en-us/articles/1-A",
    "https://old.example.com/docs/a/?x=1#top, /docs/a",
    "HTTPS://old.example.com, /",
    "old/page//, /old/page",
    "//other.example.com/a, /other.example.com/a",
    "/a%20b/%C3%BCber, /a b/über",
    "/u\u0308ber, /über",
    "/a%zz, /a%zz",
    "/a%ff, /a%ff"
  })
  void keepsThePathAloneAndDecoded(String typed, String path) {
    assertThat(OldPath.of(typed)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/Docs/Intro.HTML, /docs/intro",
    "/docs/index.html, /docs",
    "/index.html, /",
    "/ÜBER, /über",
    "/a.md, /a.md"
  })
  void comparesWithoutCaseAndEnding(String path, String key) {
    assertThat(OldPath.key(path)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/docs",
        "/DOCS/",
        "/search",
        "/sso/jwt",
        "/login",
        "/logout",
        "/assets/site.css",
        "/api",
        "/v1/article",
        "/robots.txt",
        "/a/../b",
        "/a\\b",
        "/a%",
        "/a\nb",
        "/a\u2028b",
        "/\uD800",
        "/a;b"
      })
  void refusesWhatCannotBeAnOldAddress(String typed) {
    assertThat(OldPath.objection(OldPath.of(typed))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/article/9wbwxk6p5k-refunds",
        "/article/12-refunds",
        "/docs/refunds",
        "/knowledgebase/articles/12-refunds",
        "/v10",
        "/loginhelp",
        "/ヘルプ"
      })
  void acceptsWhatVendorsHave(String typed) {
    assertThat(OldPath.objection(OldPath.of(typed))).isEmpty();
  }

  @Test
  void limitsTheLength() {
    assertThat(OldPath.objection("/" + "a".repeat(OldPath.LONGEST - 1))).isEmpty();
    assertThat(OldPath.objection("/" + "a".repeat(OldPath.LONGEST))).isPresent();
  }

  @Test
  void namesEachPathOnce() {
    assertThat(OldPath.allOf(Arrays.asList("/A", "a.html", "/b/", null)))
        .containsExactly("/A", "/b", null);
    assertThat(OldPath.allOf(List.of())).isEmpty();
  }
}
