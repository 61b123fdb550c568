package dev.gatehouse.tenant.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @CsvSource({
    "/hc/{*}/articles/{old}-{*}, /hc/en-us/articles/123-a-b, 123",
    "/hc/{*}/articles/{*}-{slug}, /hc/de/articles/123-a-b, a-b",
    "/hc/{*}/articles/{old}, /hc/en-us/articles/123, 123",
    "/article/{old}-{*}, /article/9wbwxk6p5k-a, 9wbwxk6p5k",
    "/docs/{slug}, /docs/a-b, a-b",
    "/DOCS/{*}/{Slug}/, /docs/en/a-b, a-b",
    "/{slug}.html, /a-b, a-b",
    "/en/{alias}, /en/x/y, x/y",
    "/hc/{*} -> /docs, /hc/en-us, /docs",
    "/start -> /, /start, /"
  })
  void findsBy(String rule, String key, String found) {
    assertThat(AddressRule.of(rule).find(key)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/{slug}, /docs/en/a",
    "/docs/{slug}, /docs",
    "/docs/{slug}, /x/docs/a",
    "/hc/{*}/articles/{old}, /hc/en-us/articles/123-a",
    "/a.b/{slug}, /axb/c",
    "/start -> /, /start/x"
  })
  void leavesOthers(String rule, String key) {
    assertThat(AddressRule.of(rule).find(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docs/{slug}",
        "/docs",
        "/docs/{*}",
        "/docs/{slug}/{old}",
        "/docs/{any}",
        "/docs/{slug",
        "/{alias}/x",
        "/docs/{slug} -> /docs",
        "/start -> https://evil.example",
        "/start -> //evil.example",
        "/start -> /login",
        "/login -> /",
        "/sso/{slug}",
        "/a\nb/{slug}",
        "/a/../{slug}"
      })
  void refuses(String rule) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRule.of(rule));
  }

  @Test
  void takesTimeInProportionToTheAddress() {
    AddressRule rule = AddressRule.of("/" + "{*}-".repeat(40) + "{slug}x");

    assertThat(rule.find("/" + "a-".repeat(4000))).isEmpty();
  }
}
