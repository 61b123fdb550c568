package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
@Tag("server")
class AdminApiTokensIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static final String TOKENS = "/api-tokens";

  private JsonNode make(Map<String, Object> members) {
    return Company.created(admin.post(TOKENS, members));
  }

  private static AdminApi with(JsonNode made) {
    return new AdminApi(made.path("token").asText());
  }

  @Test
  void isShownOnceAndThenWithoutTheToken() {
    Company company = Company.founded();
    Instant end = Instant.parse("2099-01-01T00:00:00Z");
    ObjectNode made =
        (ObjectNode)
            make(
                Map.of(
                    "name",
                    "CI",
                    "expiresAt",
                    "2099-01-01T01:00:00+01:00",
                    "grants",
                    List.of(Map.of("site", company.subdomain, "role", "admin"))));
    String path = TOKENS + "/" + made.path("id").asText();
    String token = made.remove("token").asText();
    assertThat(token).hasSizeGreaterThan(40);
    assertThat(made.path("expiresAt").asText()).isEqualTo(end.toString());
    assertThat(made.at("/grants/0/site").asLong()).isEqualTo(company.siteId);
    assertThat(made.path("lastUsedAt").isNull()).isTrue();

    assertThat(admin.get(path).json()).isEqualTo(made);
    assertThat(admin.get(TOKENS + "?limit=500").json().path("items")).contains(made);
    assertThat(new AdminApi(token).get(company.site()).status()).isEqualTo(200);
    assertThat(admin.get(path).json().path("lastUsedAt").isNull()).isFalse();
    assertThat(admin.get(path).body()).doesNotContain(token);
  }

  @Test
  void needsSomeRight() {
    Problems.invalid(admin.post(TOKENS, Map.of("name", "CI")), "grants");
    Problems.invalid(admin.post(TOKENS, Map.of("name", "CI", "grants", List.of())), "grants");
  }

  @Test
  void endsAtOnce() {
    JsonNode made = make(Map.of("name", "CI", "platformAdmin", true));
    assertThat(with(made).get("/sites").status()).isEqualTo(200);
    String path = TOKENS + "/" + made.path("id").asText();

    assertThat(admin.delete(path).status()).isEqualTo(204);

    assertThat(with(made).get("/sites").status()).isEqualTo(401);
    Problems.of(admin.get(path), 404);
    Problems.of(admin.delete(path), 404);
  }

  @Test
  void expires() {
    Instant soon = Instant.now().plusSeconds(600);
    JsonNode made = make(Map.of("name", "CI", "platformAdmin", true, "expiresAt", soon.toString()));
    assertThat(with(made).get("/sites").status()).isEqualTo(200);

    clock.stopAt(soon.minusMillis(1));
    assertThat(with(made).get("/sites").status()).isEqualTo(200);
    clock.stopAt(soon.plusMillis(1));

    assertThat(with(made).get("/sites").status()).isEqualTo(401);
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Problems.invalid(
        admin.post(
            TOKENS,
            Map.of(
                "scope",
                "all",
                "expiresAt",
                "tomorrow",
                "grants",
                List.of(Map.of("site", "no-such-site", "role", "owner")))),
        "name",
        "scope",
        "expiresAt",
        "grants");
    Problems.invalid(
        admin.post(
            TOKENS,
            Map.of("name", "CI", "platformAdmin", true, "expiresAt", "2020-01-01T00:00:00Z")),
        "expiresAt");
    assertThat(admin.put(TOKENS + "/1", Map.of("name", "CI")).status()).isEqualTo(405);
  }

  @Test
  void tokenWithoutRightsOpensNothing() {
    Company gone = Company.founded();
    Map<String, Object> grant = Map.of("site", gone.siteId, "role", "owner");
    AdminApi nothing = with(make(Map.of("name", "CI", "grants", List.of(grant))));
    assertThat(admin.delete(gone.site()).status()).isEqualTo(204);

    assertThat(nothing.get("/sites").json().path("items")).isEmpty();
    for (String path : List.of(Company.founded().site(), "/operators", "/api-tokens")) {
      Problems.of(nothing.get(path), 404);
    }
  }

  @Test
  void tokenOfASiteMakesNoOperatorsAndNoTokens() {
    Company company = Company.founded();
    AdminApi owner =
        with(
            make(
                Map.of(
                    "name",
                    "CI",
                    "grants",
                    List.of(Map.of("site", company.siteId, "role", "owner")))));

    for (String path : List.of("/operators", "/api-tokens", "/operators/1", "/api-tokens/1")) {
      Problems.of(owner.get(path), 404);
      Problems.of(owner.delete(path.endsWith("1") ? path : path + "/1"), 404);
    }
    Problems.of(owner.post("/operators", Map.of("email", "a@b.c", "name", "A")), 404);
    Problems.of(owner.post("/operators", Map.of("x", 1)), 404);
    Problems.of(owner.put("/operators/1", Map.of("email", "a@b.c", "name", "A")), 404);
    Problems.of(owner.post("/operators/1/invitations", null), 404);
    Problems.of(owner.delete("/operators/1/second-factor"), 404);
    Problems.of(owner.post("/api-tokens", Map.of("name", "A", "platformAdmin", true)), 404);
  }

  @Test
  void isInTheAuditTrailWithoutTheToken() {
    JsonNode made = make(Map.of("name", "Backup at night", "platformAdmin", true));
    admin.delete(TOKENS + "/" + made.path("id").asText());

    assertThat(admin.get("/audit?limit=20").body())
        .contains("api_token.created", "api_token.deleted", ": Backup at night")
        .doesNotContain(made.path("token").asText());
  }
}
