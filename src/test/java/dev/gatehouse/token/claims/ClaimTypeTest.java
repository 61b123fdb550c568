package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Mint;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTypeTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"Ann\"',Ann",
        "'\"  Ann Lee \\n\"',Ann Lee",
        "'\"\\u00a0Zo\\u00eb\"','\u00a0Zoë'",
        "'\"12345678\"',12345678",
        "'\"\\ud83d\\ude00\"',😀",
        "'\"😀😀😀😀😀😀😀😀\"',😀😀😀😀😀😀😀😀"
      })
  void textIsTrimmed(String json, String text) throws MalformedJson {
    assertThat(read(ClaimType.text(8), json)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"   \"",
        "\"\\n\"",
        "\"123456789\"",
        "\"a\\u0000\"",
        "\"\\u0000a\"",
        "\"a\\nb\"",
        "\"a\\u007fb\"",
        "\"a\\u0085b\"",
        "\"\\u200b\"",
        "\"\\u3164 \\u2800\"",
        "\"a\\u202eb\"",
        "\"a\\u2066b\\u2069\"",
        "1",
        "true",
        "[\"a\"]",
        "{}"
      })
  void textIsNothingElse(String json) throws MalformedJson {
    assertThat(read(ClaimType.text(8), json)).isEmpty();
  }

  @Test
  void lengthOfTextIsMeasuredAfterTrimming() throws MalformedJson {
    assertThat(read(ClaimType.text(3), "\" abc \"")).contains("abc");
    assertThat(read(ClaimType.text(3), "\"\\ud83d\\ude00\\ud83d\\ude00\"")).isPresent();
    assertThat(read(ClaimType.text(3), "\"😀😀😀😀\"")).isEmpty();
  }

  @Test
  void exactTextIsNotTouched() throws MalformedJson {
    assertThat(read(ClaimType.EXACT, "\" a \\u00e4 \"")).contains(" a ä ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\" \"", "\"a\\u0000\"", "\"a\\nb\"", "\"\\u0085a\"", "7", "null"})
  void exactTextIsTextAllTheSame(String json) throws MalformedJson {
    assertThat(read(ClaimType.EXACT, json)).isEmpty();
  }

  @Test
  void exactTextCanHaveAMinimumLength() throws MalformedJson {
    assertThat(read(ClaimType.exact(3), "\"abc\"")).contains("abc");
    assertThat(read(ClaimType.exact(3), "\"ab\"")).isEmpty();
    assertThat(ClaimType.exact(3).description())
        .isEqualTo("a text of at least 3 characters without control characters");
    assertThat(ClaimType.EXACT.description())
        .isEqualTo("a non-empty text without control characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"\"a\";a", "[\"a\"];a", "[\"a\",\"b\"];a,b", "[];''", "\"\";''"})
  void audienceIsAStringOrAnArrayOfStrings(String json, String joined) throws MalformedJson {
    assertThat(read(ClaimType.AUDIENCE, json).map(list -> String.join(",", list))).contains(joined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "true", "{}", "[1]", "[\"a\",null]", "[\"a\",[\"b\"]]"})
  void audienceIsNothingElse(String json) throws MalformedJson {
    assertThat(read(ClaimType.AUDIENCE, json)).isEmpty();
    assertThat(read(ClaimType.STRINGS, json)).isEmpty();
  }

  @Test
  void stringsAreAnArray() throws MalformedJson {
    assertThat(read(ClaimType.STRINGS, "[\"a\",\"\"]")).contains(List.of("a", ""));
    assertThat(read(ClaimType.STRINGS, "\"a\"")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "42;42",
        "0;0",
        "-7;-7",
        "12345678901234567890;12345678901234567890",
        "\"42\";42",
        "\" 042 \";042",
        "\"a b\";a b"
      })
  void idIsATextOrTheDigitsOfAnInteger(String json, String id) throws MalformedJson {
    assertThat(read(ClaimType.ID, json)).contains(id);
  }

  @Test
  void idHasAtMost500DigitsOrCharacters() throws MalformedJson {
    assertThat(read(ClaimType.ID, "7".repeat(500))).contains("7".repeat(500));
    assertThat(read(ClaimType.ID, "7".repeat(501))).isEmpty();
    assertThat(read(ClaimType.ID, "7".repeat(4000))).isEmpty();
    assertThat(read(ClaimType.ID, "\"" + "😀".repeat(500) + "\"")).isPresent();
    assertThat(read(ClaimType.ID, "\"" + "x".repeat(4000) + "\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42.0",
        "42e0",
        "4.2e1",
        "1e3",
        "1e999",
        "true",
        "false",
        "[]",
        "[7]",
        "{}",
        "\"\"",
        "\" \"",
        "\"7\\n\"",
        "\"a\\nb\"",
        "\"\\u0000\"",
        "\"\\u200b\"",
        "\"7\\u202e\""
      })
  void idIsNothingElse(String json) throws MalformedJson {
    assertThat(read(ClaimType.ID, json)).isEmpty();
  }

  @Test
  void emailIsOneAddressInLowerCase() throws MalformedJson {
    assertThat(read(ClaimType.EMAIL, "\" Ann@Example.COM \"")).contains("ann@example.com");
    assertThat(read(ClaimType.EMAIL, "\"not-an-email\"")).isEmpty();
    assertThat(read(ClaimType.EMAIL, "\"a@x,b@x\"")).isEmpty();
    assertThat(read(ClaimType.EMAIL, "42")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "'\"true\"',true", "'\"false\"',false"})
  void flagIsABooleanOrItsName(String json, boolean flag) throws MalformedJson {
    assertThat(read(ClaimType.FLAG, json)).contains(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "1", "\"\"", "\"True\"", "\"yes\"", "[true]"})
  void flagIsNothingElse(String json) throws MalformedJson {
    assertThat(read(ClaimType.FLAG, json)).isEmpty();
  }

  @Test
  void objectIsMeasuredAsCompactJson() throws MalformedJson {
    // {"é":[1,true,null,{"x":2.5}]} is 29 characters, of which é takes two bytes.
    String json = "{ \"\\u00e9\" : [ 1, true, null, {\"x\": 2.5} ] }";

    assertThat(read(ClaimType.object(30), json)).isPresent();
    assertThat(read(ClaimType.object(29), json)).isEmpty();
  }

  @Test
  void objectIsNothingElseAndUnmodifiable() throws MalformedJson {
    Optional<Map<String, Object>> object = read(ClaimType.object(99), "{\"a\":1e99,\"b\":\"c\"}");

    assertThat(object.orElseThrow()).isUnmodifiable().containsKeys("a", "b");
    assertThat(read(ClaimType.object(99), "[]")).isEmpty();
    assertThat(read(ClaimType.object(99), "\"{}\"")).isEmpty();
    assertThat(read(ClaimType.object(99), "null")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\\u0000\"}",
        "{\"a\\u0000\":1}",
        "{\"a\":[1,{\"b\":[\"\\u0000\"]}]}",
        "{\"a\":{\"b\":{\"\\u0000\":null}}}",
        "{\"a\":[1e999]}"
      })
  void objectHoldsNothingThatTheAdminApiRefuses(String json) throws MalformedJson {
    assertThat(read(ClaimType.object(99), json)).isEmpty();
    assertThat(ClaimType.object(99).description()).contains("NUL").contains("1.7e308");
  }

  @Test
  void minimumLengthIsCountedInCharacters() throws MalformedJson {
    String emoji = "\uD83D\uDE00";

    assertThat(read(ClaimType.exact(32), "\"" + emoji.repeat(31) + "\"")).isEmpty();
    assertThat(read(ClaimType.exact(32), "\"" + emoji.repeat(32) + "\"")).isPresent();
  }

  private static <T> Optional<T> read(ClaimType<T> type, String json) throws MalformedJson {
    return type.read(StrictJson.parse(Mint.utf8("{\"v\":" + json + "}")).get("v"));
  }
}
