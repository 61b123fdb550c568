package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.Mint;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  @Test
  void givesClaimsTyped() throws MalformedJson {
    Claims claims =
        claims(
            "{'name':' Ann ','jti':' j"
                + " ','iat':7.5,'aud':'a','groups':['g'],'guest':'false','o':{}}");

    assertThat(claims.find("name", ClaimType.text(3))).contains("Ann");
    assertThat(claims.find("name", ClaimType.text(2))).isEmpty();
    assertThat(claims.exact("jti")).contains(" j ");
    assertThat(claims.numericDate("iat").orElseThrow().seconds()).isEqualByComparingTo("7.5");
    assertThat(claims.audience()).contains(List.of("a"));
    assertThat(claims.strings("groups")).contains(List.of("g"));
    assertThat(claims.flag("guest")).contains(false);
    assertThat(claims.find("o", ClaimType.object(2))).isPresent();
    assertThat(claims.find("o", ClaimType.object(1))).isEmpty();
    assertThat(claims.asMap()).hasSize(7);
  }

  @Test
  void tellsAbsentFromWrong() throws MalformedJson {
    Claims claims = claims("{'email':5,'gone':null,'name':'Ann'}");
    ClaimType<String> text = ClaimType.text(254);

    assertThat(claims.problem("exp", text)).contains("exp is absent");
    assertThat(claims.problem("gone", text)).contains("gone is absent");
    assertThat(claims.problem("email", text))
        .contains(
            "email is not a text of 1 to 254 characters, one of them visible, without control"
                + " characters or bidirectional overrides");
    assertThat(claims.problem("name", text)).isEmpty();
    assertThat(claims.has("email")).isTrue();
    assertThat(claims.has("gone")).isFalse();
    assertThat(claims.has("exp")).isFalse();
  }

  @Test
  void optionalClaimMayBeAbsentButNotWrong() throws MalformedJson, Rejected {
    Claims claims = claims("{'lang':'de','role':7,'gone':null}");

    assertThat(claims.optional("lang", ClaimType.EXACT)).contains("de");
    assertThat(claims.optional("none", ClaimType.EXACT)).isEmpty();
    assertThat(claims.optional("gone", ClaimType.EXACT)).isEmpty();
    assertThatThrownBy(() -> claims.optional("role", ClaimType.EXACT))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
              assertThat(e.detail())
                  .isEqualTo("role is not a non-empty text without control characters");
            });
  }

  @Test
  void doesNotShowPersonalDataAsText() throws MalformedJson {
    assertThat(claims("{'email':'ann@example.com'}").toString()).doesNotContain("ann");
  }

  private static Claims claims(String json) throws MalformedJson {
    return new Claims(StrictJson.parse(Mint.utf8(json.replace('\'', '"'))));
  }
}
