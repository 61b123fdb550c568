package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownValueTest {
  @Test
  void showsValuesAsJsonHasThem() {
    assertThat(ShownValue.of("contoso")).isEqualTo("\"contoso\"");
    assertThat(ShownValue.of(new BigDecimal("1.5"))).isEqualTo("1.5");
    assertThat(ShownValue.of(true)).isEqualTo("true");
    assertThat(ShownValue.of(null)).isEqualTo("absent");
    assertThat(ShownValue.of(List.of("a", List.of("b")))).isEqualTo("[\"a\", [\"b\"]]");
    assertThat(ShownValue.of(Map.of("a", "b"))).isEqualTo("an object");
    assertThat(ShownValue.oneOf(Set.of("b", "a"))).isEqualTo("\"a\" or \"b\"");
    assertThat(ShownValue.oneOf(Set.of())).isEqualTo("nothing");
  }

  @Test
  void hasNoControlCharactersAndKeepsToOneLine() {
    assertThat(ShownValue.of("a\nb\0c\u202ed\"e\\"))
        .isEqualTo("\"a\\nb\\u0000c\\u202ed\\\"e\\\\\"");
  }

  @Test
  void cutsLongValues() {
    assertThat(ShownValue.of("é".repeat(5000))).hasSizeLessThan(210).endsWith("…\"");
    assertThat(ShownValue.of(Collections.nCopies(5000, "entry")))
        .hasSizeLessThan(250)
        .endsWith("…]");
  }

  @Test
  void masksTokensAndSecretsButNoNames() {
    String secret = "q8Zk3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aGx7T+/uVe2XyQ1oPpLkMnBv";
    assertThat(ShownValue.of("key " + secret)).isEqualTo("\"key [secret]\"");
    assertThat(ShownValue.of(List.of("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln")).toString())
        .isEqualTo("[\"[token]\"]");
    for (String name :
        List.of(
            "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
            "736263781-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com",
            "https://HelpCenter.contoso.example/a/rather/long/path/to/the/single/sign/on")) {
      assertThat(ShownValue.of(name)).isEqualTo('"' + name + '"');
    }
  }

  @Test
  void tellsKindsWithoutValues() {
    assertThat(ShownValue.kind("ann@contoso.example")).isEqualTo("a text of 19 characters");
    assertThat(ShownValue.kind(List.of(1))).isEqualTo("an array of 1 value");
    assertThat(ShownValue.kind(null)).isEqualTo("absent");
  }
}
