package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEncodedTest {
  @ParameterizedTest
  @CsvSource({
    "a|b, a|b",
    "{x}, {x}",
    "100%, 100%",
    "%zz, %zz",
    "%4, %4",
    "%41%, A%",
    "a+b%20c, a b c",
    "%C3%BC, ü",
    "ü, ü",
    "a=b, a=b"
  })
  void readsAValueAsTheBrowserMeantIt(String sent, String meant) {
    assertThat(UrlEncoded.parse("q=" + sent)).isEqualTo(Map.of("q", List.of(meant)));
  }

  @Test
  void readsBytesThatAServerHandsOutAsCharacters() {
    String bytes = new String("q=ü€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(UrlEncoded.parse(bytes)).isEqualTo(Map.of("q", List.of("ü€")));
    assertThat(UrlEncoded.visible(bytes)).isEqualTo("q=%C3%BC%E2%82%AC");
  }

  @Test
  void keepsTheOrderOfRepeatedParametersAndDecodesNames() {
    assertThat(UrlEncoded.parse("&a=1&%61=2&&b&=3"))
        .isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of(""), "", List.of("3")));
    assertThat(UrlEncoded.parse(null)).isEmpty();
    assertThat(UrlEncoded.parse("")).isEmpty();
  }

  @Test
  void refusesTooManyParameters() {
    assertThat(UrlEncoded.parse("a=1&".repeat(1000)).get("a")).hasSize(1000);
    String many = "a=1&".repeat(1001);

    assertThatThrownBy(() -> UrlEncoded.parse(many)).isInstanceOf(UnreadableRequest.class);
  }

  @ParameterizedTest
  @CsvSource({
    "q=a|b, q=a|b, q=a%7Cb",
    "q={x}^`, q={x}^`, q=%7Bx%7D%5E%60",
    "p=100%, p=100%, p=100%25",
    "p=%zz%41, p=%zz%41, p=%25zz%41",
    "q=a\\b<c>, q=a%5Cb%3Cc%3E, q=a%5Cb%3Cc%3E",
    "q=ü, q=%C3%BC, q=%C3%BC",
    "a=1&b=2?/, a=1&b=2?/, a=1&b=2?/"
  })
  void writesAQueryForHeadersAndForLibraries(String sent, String visible, String strict) {
    assertThat(UrlEncoded.visible(sent)).isEqualTo(visible);
    assertThat(UrlEncoded.strict(sent)).isEqualTo(strict);
    assertThat(UrlEncoded.parse(strict)).isEqualTo(UrlEncoded.parse(sent));
  }
}
