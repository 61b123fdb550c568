package dev.gatehouse.protocol.helpdocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Passing User Data in the JWT". */
class UserDataTest {

  @Test
  void givesTemplatesTheMembersOfAnObject() {
    UserData data = of("{\"name\":\"Jake\",\"plan\":{\"seats\":3}}").orElseThrow();

    assertThat(data.members())
        .containsEntry("name", "Jake")
        .containsEntry("plan", Map.of("seats", new BigDecimal(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "\"text\"", "12", "true", "null", " {} "})
  void keepsOtherJsonForTheCookieOnly(String json) {
    assertThat(of(json).map(UserData::text)).contains(json);
    assertThat(of(json).orElseThrow().members()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Jake",
        "{name:1}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"a\":1",
        "{\"a\":\"\0\"}",
        "{\"a\":\"\n\"}",
        "NaN",
        "1,2"
      })
  void countsWhatIsNotJsonAsAbsent(String text) {
    assertThat(of(text)).isEmpty();
  }

  @Test
  void countsOtherTypesAsAbsent() {
    for (Object value : List.of(Map.of("name", "Jake"), List.of("{}"), true, BigDecimal.ONE)) {
      assertThat(UserData.of(new Claims(Map.of("user_data", value)))).isEmpty();
    }
    assertThat(UserData.of(new Claims(Map.of()))).isEmpty();
  }

  @Test
  void takesFourKibibytesOfUtf8() {
    assertThat(of("\"" + "x".repeat(4094) + "\"")).isPresent();
    assertThat(of("\"" + "x".repeat(4095) + "\"")).isEmpty();
    assertThat(of("\"" + "é".repeat(2047) + "\"")).isPresent();
    assertThat(of("\"" + "é".repeat(2048) + "\"")).isEmpty();
  }

  @Test
  void writesTheCookieAsScriptsReadIt() {
    String json = "{\"a b\":\"1+1; <é>,\\u0000\"}";

    String value = of(json).orElseThrow().cookieValue();

    // RFC 6265 section 4.1.1, less what decodeURIComponent would not give back.
    assertThat(value).matches("[A-Za-z0-9%._*-]+").contains("%20").contains("%2B");
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(json);
  }

  private static Optional<UserData> of(String text) {
    return UserData.of(new Claims(Map.of("user_data", text)));
  }
}
