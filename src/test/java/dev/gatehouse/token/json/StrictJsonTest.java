package dev.gatehouse.token.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gatehouse.token.Mint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @Test
  void readsEveryKindOfValue() throws MalformedJson {
    Map<String, Object> members =
        parse(
            "{\"s\":\"é\\u00e9\",\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[]],\"o\":{\"x\":2.50}}");

    assertThat(members).containsEntry("s", "éé").containsEntry("t", true).containsEntry("f", false);
    assertThat(members).containsKey("n").containsEntry("n", null);
    assertThat(members).containsEntry("a", List.of(BigDecimal.ONE, List.of()));
    assertThat(members).containsEntry("o", Map.of("x", new BigDecimal("2.50")));
    assertThat(members.keySet()).containsExactly("s", "t", "f", "n", "a", "o");
  }

  @Test
  void givesOutNothingThatCanBeChanged() throws MalformedJson {
    Map<String, Object> members = parse("{\"a\":[1],\"o\":{}}");

    assertThat(members).isUnmodifiable();
    assertThat((List<?>) members.get("a")).isUnmodifiable();
    assertThat((Map<?, ?>) members.get("o")).isUnmodifiable();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "\"text\"",
        "1",
        "{",
        "{}{}",
        "{} x",
        "{}\u0000",
        "{},",
        "\ufeff{}",
        "{}\ufeff",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":0x10}",
        "{\"a\":1e}",
        "{\"a\":\"tab\there\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00C\u4d41\"}",
        "{\"a\":\"\\u00C\uff21\"}",
        "{\"a\":1}//",
        "/**/{\"a\":1}",
        "#\n{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"l\":[{\"a\":1,\"b\":3,\"a\":2}]}",
        "{\"\":1,\"\":2}",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":[\"\\ud83dx\"]}",
        "{\"\\udfaa\":0}"
      })
  void refusesAnythingButOneStrictObject(String text) {
    assertMalformed(Mint.utf8(text));
  }

  @Test
  void sameNameAtDifferentPlacesIsNoDuplicate() {
    assertThatCode(() -> parse("{\"a\":{\"a\":1},\"b\":{\"a\":1},\"A\":[{\"a\":1},{\"a\":2}]}"))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertMalformed("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    assertMalformed("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
    assertMalformed("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertMalformed(inText(0xC0, 0xAF));
    assertMalformed(inText(0xED, 0xA0, 0x80));
    assertMalformed(inText(0xF4, 0x90, 0x80, 0x80));
    assertMalformed(inText(0xE2, 0x82));
  }

  @Test
  void nestsUpTo32LevelsAndNoDeeper() {
    assertThatCode(() -> parse("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}"))
        .doesNotThrowAnyException();
    assertMalformed(Mint.utf8("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"));
    assertMalformed(Mint.utf8("{\"a\":".repeat(33) + "1" + "}".repeat(33)));
    assertMalformed(Mint.utf8("{\"a\":" + "[".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "1700000000", "1700000000.000000001", "1.7e9", "-12.50"})
  void keepsOrdinaryNumbersExactly(String number) throws MalformedJson {
    assertThat(parse("{\"n\":" + number + "}")).containsEntry("n", new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "1e2147483648",
        "1e-2147483648",
        "1e99999999999999999999",
        "1e41",
        "1e-41",
        "1.0000000000000000000000000000000000000000"
      })
  void keepsOutsizedNumbersWithoutCalculatingThem(String number) {
    assertTimeout(
        Duration.ofMinutes(1),
        () ->
            assertThat(parse("{\"n\":" + number + "}")).containsEntry("n", Double.valueOf(number)));
  }

  @Test
  void tellsIntegersFromNumbersThatAreWrittenOtherwise() throws MalformedJson {
    for (String integer : List.of("42", "-7", "0", "7".repeat(60), "7".repeat(6000))) {
      assertThat(parse("{\"n\":" + integer + "}")).containsEntry("n", new BigDecimal(integer));
    }
    for (String other : List.of("42.0", "42e0", "4.2e1", "1e3", "4200e-2")) {
      assertThat(parse("{\"n\":" + other + "}").get("n"))
          .isInstanceOfSatisfying(
              BigDecimal.class, number -> assertThat(number.scale()).as(other).isNotZero());
    }
  }

  @Test
  void boundsTheLengthOfNumbers() {
    assertMalformed(Mint.utf8("{\"n\":" + "1".repeat(1_000_000) + "}"));
    assertMalformed(Mint.utf8("{\"n\":0." + "1".repeat(1_000_000) + "}"));
  }

  @Test
  void neverQuotesTheInput() {
    assertThatThrownBy(() -> parse("{\"secret\":confidential}"))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("not strict JSON")
        .hasNoCause();
  }

  private static Map<String, Object> parse(String text) throws MalformedJson {
    return StrictJson.parse(Mint.utf8(text));
  }

  private static byte[] inText(int... bytes) {
    byte[] text = new byte[bytes.length + 8];
    byte[] frame = Mint.utf8("{\"a\":\"\"}");
    System.arraycopy(frame, 0, text, 0, 6);
    for (int i = 0; i < bytes.length; i++) {
      text[6 + i] = (byte) bytes[i];
    }
    System.arraycopy(frame, 6, text, 6 + bytes.length, 2);
    return text;
  }

  private static void assertMalformed(byte[] bytes) {
    assertThatThrownBy(() -> StrictJson.parse(bytes)).isInstanceOf(MalformedJson.class);
  }
}
