package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class AdminInspectIT extends GatehouseIT {
  private final Company company = Company.founded();

  private JsonNode inspect(Map<String, Object> order) {
    Answer answer = admin.post(company.connection() + "/inspect", order);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private String reason(String token) {
    JsonNode inspection = inspect(Map.of("token", token));
    assertThat(inspection.path("accepted").asBoolean())
        .isEqualTo(inspection.path("reason").isNull());
    return inspection.path("reason").asText(null);
  }

  @Test
  void tellsAllAboutTokenThatHoldsAndConsumesNothing() {
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/"));
    String token = company.token(Company.claims(key, "ann"));

    JsonNode inspection = inspect(Map.of("token", token, "key", key));

    assertThat(inspection.path("accepted").asBoolean()).as("%s", inspection).isTrue();
    assertThat(inspection.path("header").path("alg").asText()).isEqualTo("HS256");
    assertThat(inspection.path("payload").path("jti").asText()).isEqualTo(key);
    assertThat(inspection.path("clockDifferenceSeconds").asLong()).isBetween(-5L, 5L);
    assertThat(inspection.path("keyId"))
        .isEqualTo(admin.get(company.connection() + "/keys").json().at("/items/0/id"));
    assertThat(inspection.path("checks")).isNotEmpty();
    for (JsonNode check : inspection.path("checks")) {
      assertThat(check.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "check",
              "passed",
              "detail",
              "remedy",
              "came",
              "accepted",
              "cause",
              "causeDetail",
              "causeRemedy");
      assertThat(check.path("passed").asBoolean()).isTrue();
    }
    assertThat(browser.get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
    assertThat(reason(token)).isEqualTo("jwt_replayed");
  }

  @Test
  void warnsOfATokenThatDoesNotTellHowRecentTheSignInIs() {
    Map<String, Object> claims = Company.claims("jti", "ann");
    assertThat(inspect(Map.of("token", company.token(claims))).has("warnings")).isFalse();
    Map<String, Object> article =
        Map.of("title", "Salaries", "published", true, "reauthenticate", true);
    Company.created(admin.post(company.site() + "/articles", article));

    JsonNode warned = inspect(Map.of("token", company.token(claims)));
    assertThat(warned.path("accepted").asBoolean()).isTrue();
    assertThat(warned.at("/warnings/0/field").asText()).isEqualTo("auth_time");
    String telling = company.token(with(claims, "auth_time", claims.get("iat")));
    assertThat(inspect(Map.of("token", telling)).has("warnings")).isFalse();
  }

  @Test
  void givesReasonOfSignIn() {
    Map<String, Object> claims = Company.claims("jti", "ann");
    long now = System.currentTimeMillis() / 1000;

    assertThat(reason("nonsense")).isEqualTo("jwt_invalid_signature");
    assertThat(reason(Company.token(claims, "another secret of thirty-two bytes")))
        .isEqualTo("jwt_invalid_signature");
    assertThat(reason(company.token(with(claims, "email", null))))
        .isEqualTo("jwt_missing_required_claim");
    assertThat(reason(company.token(with(claims, "exp", now - 31)))).isEqualTo("jwt_expired");
    assertThat(reason(company.token(with(claims, "iat", now + 100))))
        .isEqualTo("jwt_iat_in_future");
    assertThat(reason(company.token(with(claims, "nbf", now + 100))))
        .isEqualTo("jwt_not_yet_valid");
    assertThat(reason(company.token(with(claims, "external_id", true))))
        .isEqualTo("jwt_invalid_claim");
    assertThat(reason(company.token(claims))).isNull();
  }

  @Test
  void tellsWhatCameAndWhatIsAccepted() {
    company.change(company.connection(), Map.of("audience", "help.company.example"));
    Map<String, Object> claims = Company.claims("jti", "ann");
    JsonNode audience = failed(with(claims, "aud", "https://help.company.example/"));
    assertThat(audience.path("came").asText()).isEqualTo("\"https://help.company.example/\"");
    assertThat(audience.path("accepted").asText()).isEqualTo("\"help.company.example\"");
    assertThat(audience.path("cause").asText()).isEqualTo("url_for_name");
    assertThat(audience.path("causeRemedy").asText()).contains("the name alone");
    assertThat(audience.path("remedy").asText())
        .as("of the reason")
        .startsWith("Set the named claim");

    JsonNode milliseconds = failed(with(claims, "exp", System.currentTimeMillis()));
    assertThat(milliseconds.path("cause").asText()).isEqualTo("milliseconds");
    assertThat(milliseconds.path("causeDetail").asText()).contains("in milliseconds");
    assertThat(failed(with(claims, "name", List.of("Ann"))).path("came").asText())
        .isEqualTo("an array of 1 value");
  }

  @Test
  void tellsWhatWouldHaveToChangeAndWhichClaimsToSign() {
    company.change(company.connection(), Map.of("audience", "help.company.example"));
    company.change(company.connection(), Map.of("allowUnsolicited", true));
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    claims = with(with(claims, "aud", "https://help.company.example/"), "plan", "gold");

    JsonNode wrong = inspect(Map.of("token", company.token(claims)));

    assertThat(wrong.path("changes")).as("%s", wrong).hasSize(1);
    JsonNode change = wrong.at("/changes/0");
    assertThat(change.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "part", "claim", "is", "shouldBe", "example", "why", "accepted", "cause");
    assertThat(change.path("part").asText()).isEqualTo("payload");
    assertThat(change.path("claim").asText()).isEqualTo("aud");
    assertThat(change.path("is").asText()).isEqualTo("https://help.company.example/");
    assertThat(change.path("shouldBe").asText()).isEqualTo("help.company.example");
    assertThat(change.path("example").asBoolean()).isFalse();
    assertThat(change.path("cause").asText()).isEqualTo("url_for_name");
    Map<String, Object> corrected = members(wrong.path("correctedClaims"));
    assertThat(corrected).containsEntry("plan", "gold");
    String good = company.token(corrected);
    JsonNode right = inspect(Map.of("token", good));
    assertThat(right.path("accepted").asBoolean()).as("%s", right).isTrue();
    assertThat(right.path("changes")).isEmpty();
    assertThat(right.path("correctedClaims").isNull()).isTrue();

    assertThat(company.program().get("/sso/jwt?jwt=" + good).status()).isEqualTo(303);
    JsonNode replayed = inspect(Map.of("token", good));
    assertThat(replayed.path("changes").findValuesAsText("claim"))
        .containsExactlyInAnyOrder("jti", "iat", "exp");
    String anew = company.token(members(replayed.path("correctedClaims")));
    assertThat(company.program().get("/sso/jwt?jwt=" + anew).status()).isEqualTo(303);

    JsonNode unsigned =
        inspect(Map.of("token", Company.token(claims, company.secret() + "\n"), "key", "other"));
    assertThat(unsigned.path("changes").findValuesAsText("part"))
        .containsExactly("signature", "payload");
    assertThat(unsigned.toString()).doesNotContain(company.secret());
    assertThat(inspect(Map.of("token", "nonsense")).path("changes")).isEmpty();
  }

  private static Map<String, Object> members(JsonNode object) {
    return new ObjectMapper().convertValue(object, new TypeReference<>() {});
  }

  @Test
  void judgesKeysAndReplayAsAtAMoment() {
    Map<String, Object> claims = Company.claims(UUID.randomUUID().toString(), "ann");
    String token = company.token(claims);
    company.change(company.connection(), Map.of("allowUnsolicited", true));
    String before = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    assertThat(company.program().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);

    assertThat(failed(token).path("came").asText()).startsWith("used at ");
    JsonNode then = inspect(Map.of("token", token, "at", before));
    assertThat(then.path("accepted").asBoolean()).as("%s", then).isTrue();
    assertThat(then.path("at").asText()).isEqualTo(before);
    assertThat(then.toString()).contains("was not used before then; a sign-in used it at ");

    admin.post(company.connection() + "/keys", Map.of());
    assertThat(failed(token).path("cause").asText()).isEqualTo("key_ended");
    assertThat(inspect(Map.of("token", token, "at", before)).path("accepted").asBoolean()).isTrue();
    JsonNode early = inspect(Map.of("token", token, "at", "2020-01-31T12:00:00+01:00"));
    assertThat(early.toString()).contains("key_added_later");
    Problems.invalid(
        admin.post(company.connection() + "/inspect", Map.of("token", token, "at", "yesterday")),
        "at");
    Problems.invalid(
        admin.post(
            company.connection() + "/inspect",
            Map.of("token", token, "at", Instant.now().plusSeconds(3600).toString())),
        "at");
  }

  private JsonNode failed(Map<String, Object> claims) {
    return failed(company.token(claims));
  }

  private JsonNode failed(String token) {
    for (JsonNode check : inspect(Map.of("token", token)).path("checks")) {
      if (!check.path("passed").asBoolean()) {
        return check;
      }
    }
    throw new AssertionError("every check passed");
  }

  @Test
  void saysWhatGotIntoTheSecret() {
    Map<String, Object> claims = Company.claims("jti", "ann");
    String feed = Company.token(claims, company.secret() + "\n");
    String quoted = Company.token(claims, '"' + company.secret() + '"');

    assertThat(inspect(Map.of("token", feed)).toString())
        .contains("the secret was used with a line feed at its end");
    assertThat(inspect(Map.of("token", quoted)).toString())
        .contains("the secret was used in double quotation marks")
        .doesNotContain(company.secret());
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(claims);
    changed.put(name, value);
    changed.values().removeIf(java.util.Objects::isNull);
    return changed;
  }

  @Test
  void rulesFollowTheSurface() {
    long now = System.currentTimeMillis() / 1000;
    Map<String, Object> old = with(Company.claims("jti", "ann"), "iat", now - 301);
    String token = company.token(old);

    assertThat(reason(token)).isNull();
    assertThat(inspect(Map.of("token", token, "surface", "widget")).path("reason").asText())
        .isEqualTo("jwt_too_old");
    assertThat(inspect(Map.of("token", token, "surface", "page")).path("reason").asText())
        .isEqualTo("jwt_key_mismatch");
    assertThat(inspect(Map.of("token", token, "key", "other")).path("reason").asText())
        .isEqualTo("jwt_key_mismatch");
  }

  @Test
  void tellsTheStandingOfTheUser() {
    String users = company.site() + "/users";
    admin.post(users, Map.of("email", "ann@company.example", "externalId", "id-ann"));
    admin.post(users, Map.of("email", "bob@company.example", "banned", true));
    Map<String, Object> claims = Company.claims("jti", "ann");

    assertThat(reason(company.token("bob"))).isEqualTo("user_banned");
    assertThat(reason(company.token(with(claims, "email", "bob@company.example"))))
        .isEqualTo("identity_conflict");
  }

  @Test
  void worksWhereNobodyCouldSignIn() {
    String token = company.token("ann");
    company.switchConnection(false);

    JsonNode off = inspect(Map.of("token", token));
    assertThat(off.path("reason").asText()).isEqualTo("sso_not_configured");
    assertThat(off.path("payload").path("email").asText()).isEqualTo("ann@company.example");

    company.switchConnection(true);
    admin
        .get(company.connection() + "/keys")
        .json()
        .path("items")
        .forEach(k -> admin.delete(company.connection() + "/keys/" + k.path("id").asLong()));
    assertThat(reason(token)).isEqualTo("sso_not_configured");
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Problems.invalid(
        admin.post(
            company.connection() + "/inspect", Map.of("surface", "radio", "key", 5, "secret", "x")),
        "token",
        "surface",
        "key",
        "secret");
  }
}
