package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rules of a connection make of a token's claims. */
@Tag("database")
@Tag("server")
class ClaimMappingIT extends GatehouseIT {
  private static final Map<String, Object> SALES =
      Map.of("pointer", "/department", "test", "equals", "value", "Sales");

  private final HelpCenter help = HelpCenter.of("sso");
  private final HelpCenter.Sso sso = help.connection(Map.of("roleCeiling", "editor"));
  private final String path = help.path() + "/connections/" + sso.id();

  private void map(Map<String, Object> mapping) {
    help.change(path, Map.of("mapping", mapping));
  }

  private Map<String, Object> claims(Map<String, Object> more) {
    Map<String, Object> claims = new HashMap<>(Company.claims(UUID.randomUUID().toString(), "ann"));
    claims.putAll(more);
    return claims;
  }

  private Answer signIn(Http browser, Map<String, Object> more) {
    return browser.get("/sso/jwt?jwt=" + sso.token(claims(more)));
  }

  private String page() {
    Company.created(admin.post(help.path() + "/groups", Map.of("id", "sales", "name", "Sales")));
    JsonNode article =
        Company.created(
            admin.post(
                help.path() + "/articles", Map.of("title", "Prices", "groups", List.of("sales"))));
    return "/article/" + article.path("id").asText() + "-prices";
  }

  private JsonNode lastEvent() {
    return help.events("limit=1").get(0);
  }

  @Test
  void givesGroupsRoleLanguageAndFields() {
    String page = page();
    map(
        Map.of(
            "rules",
            List.of(
                Map.of(
                    "name",
                    "Sales",
                    "when",
                    List.of(SALES),
                    "groups",
                    List.of("sales"),
                    "role",
                    "admin",
                    "langFrom",
                    "/locale",
                    "fieldsFrom",
                    Map.of("team", "/department")))));
    Http vera = help.browser();
    Http bob = help.browser();

    assertThat(signIn(vera, Map.of("department", "Sales", "locale", "de_AT")).status())
        .isEqualTo(303);
    assertThat(vera.get(page).status()).isEqualTo(200);
    assertThat(lastEvent().path("detail").asText())
        .contains(
            "Mapping: Sales → groups sales; role editor (the ceiling of the connection); language"
                + " from /locale; field team from /department.")
        .doesNotContain("de-AT");
    JsonNode user = help.items(help.path() + "/users").get(0);
    assertThat(user.path("role").asText()).isEqualTo("editor");
    assertThat(user.path("lang").asText()).isEqualTo("de-AT");
    assertThat(user.at("/customFields/team").asText()).isEqualTo("Sales");

    assertThat(signIn(bob, Map.of("department", "Support")).status()).isEqualTo(303);
    assertThat(bob.get(page).status()).isEqualTo(404);
  }

  @Test
  void refusesWhomNoRuleMatches() {
    map(
        Map.of(
            "rules",
            List.of(Map.of("name", "Sales", "when", List.of(SALES), "role", "viewer")),
            "unmapped",
            Map.of("refuse", true)));
    Map<String, Object> refused = claims(Map.of());

    assertThat(help.browser().get("/sso/jwt?jwt=" + sso.token(refused)).status()).isEqualTo(403);
    assertThat(lastEvent().path("reason").asText()).isEqualTo("no_rule_matched");
    JsonNode inspection =
        admin.post(path + "/inspect", Map.of("token", sso.token(claims(Map.of())))).json();
    assertThat(inspection.path("reason").asText()).isEqualTo("no_rule_matched");
    assertThat(signIn(help.browser(), Map.of("department", "Sales")).status()).isEqualTo(303);
  }

  @Test
  void objectsToEveryMistakeAndKeepsTheMapping() {
    Map<String, Object> all = new HashMap<>();
    admin.get(path).json().properties().forEach(m -> all.put(m.getKey(), m.getValue()));
    all.put(
        "mapping",
        Map.of(
            "rules",
            List.of(
                Map.of("name", "a", "role", "owner"),
                Map.of(
                    "name",
                    "b",
                    "when",
                    List.of(Map.of("pointer", "x", "test", "matches", "value", "(")),
                    "stop",
                    true))));
    Problems.invalid(
        admin.put(path, all),
        "mapping.rules[0].role",
        "mapping.rules[1].when[0].pointer",
        "mapping.rules[1].when[0].value");
    all.put("mapping", Map.of("rules", List.of(Map.of("name", "a", "groups", List.of("nowhere")))));
    Problems.invalid(admin.put(path, all), "mapping.rules[0].groups");
    assertThat(admin.get(path).json().path("mapping")).isEmpty();
  }

  @Test
  void triesRulesOnClaimsTokensAndShapesOfTheLastSignIns() {
    Map<String, Object> mapping =
        Map.of(
            "rules",
            List.of(
                Map.of("name", "Sales", "when", List.of(SALES), "role", "editor"),
                Map.of(
                    "name",
                    "Never",
                    "when",
                    List.of(Map.of("pointer", "/absent", "test", "exists")),
                    "role",
                    "viewer")));
    signIn(help.browser(), Map.of("department", "Secret department"));

    JsonNode byClaims =
        admin
            .post(
                path + "/mapping/dry-run",
                Map.of("mapping", mapping, "claims", Map.of("email", "a@b.example")))
            .json()
            .at("/trials/0");
    assertThat(byClaims.at("/rules/0/matched").asBoolean()).isFalse();
    assertThat(byClaims.at("/rules/0/detail").asText()).isEqualTo("/department is absent");
    JsonNode byToken =
        admin
            .post(
                path + "/mapping/dry-run",
                Map.of(
                    "mapping",
                    mapping,
                    "token",
                    Company.token(
                        claims(Map.of("department", "Sales")),
                        "a secret of somebody else, of many bytes")))
            .json()
            .at("/trials/0");
    assertThat(byToken.at("/before/role").isNull()).isTrue();
    assertThat(byToken.at("/after/role").asText()).isEqualTo("editor");
    Map<String, Object> onShapes = Map.of("mapping", mapping);
    Eventually.eventually(
        "the shape of the sign-in is written",
        () -> admin.post(path + "/mapping/dry-run", onShapes).json().path("trials").size() == 1);
    JsonNode byShape = admin.post(path + "/mapping/dry-run", onShapes).json().at("/trials/0");
    assertThat(byShape.at("/claims").toString())
        .contains("/department is a text")
        .doesNotContain("Secret department");
    assertThat(byShape.at("/rules/0/matched").isNull()).isTrue();
    assertThat(byShape.at("/rules/1/matched").asBoolean(true)).isFalse();
    assertThat(admin.get(path).json().path("mapping")).isEmpty();
  }

  @Test
  void auditTellsRulesAsLinesAndSiteFilesHoldThem() {
    map(Map.of("rules", List.of(Map.of("name", "S", "when", List.of(SALES), "role", "editor"))));

    assertThat(
            admin
                .get("/audit?site=" + help.subdomain + "&event=jwt.updated&limit=1")
                .json()
                .at("/items/0/changes/mapping/after/0")
                .asText())
        .isEqualTo("S: /department equals \"Sales\" → role editor");
    JsonNode file = admin.get(help.path() + ":export").json();
    assertThat(file.at("/connections/0/mapping/rules/0/name").asText()).isEqualTo("S");
  }
}
