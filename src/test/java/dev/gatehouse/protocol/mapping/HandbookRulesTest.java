package dev.gatehouse.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the rules which the handbook shows do with its claims what it says. */
class HandbookRulesTest {
  private static final Document ARTICLE = Document.handbook("claim-mapping");

  static Stream<Arguments> examples() {
    List<String> json = ARTICLE.blocks("json");
    List<String> told = ARTICLE.blocks("text");
    assertThat(json).hasSize(8).hasSize(2 * told.size());
    return IntStream.range(0, told.size())
        .mapToObj(i -> Arguments.of(json.get(2 * i), json.get(2 * i + 1), told.get(i)));
  }

  private static Map<String, Object> parsed(String json) throws MalformedJson {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("examples")
  @SuppressWarnings("unchecked")
  void doWhatTheHandbookSays(String rules, String token, String told) throws MalformedJson {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setRoleCeiling(Role.ADMIN);
    settings.setMapping((Map<String, Object>) parsed(rules).get("mapping"));
    Map<String, Object> claims = (Map<String, Object>) parsed(token).get("claims");

    Mapped mapped =
        ClaimMapping.of(settings).apply(Identity.of("vera@acme.example"), new Claims(claims));

    assertThat(mapped.refused()).isFalse();
    assertThat(mapped.told()).isEqualTo(told.strip());
  }
}
