package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AdminScopeIT extends GatehouseIT {

  @Test
  void thingsOfOneSiteAreNotFoundUnderAnother() {
    Company company = Company.startingSignInsItself();
    company.signIn(company.browser(), "ann");
    String here = company.site();
    admin.post(here + "/groups", Map.of("id", "staff", "name", "Staff"));
    long category = id(admin.post(here + "/categories", Map.of("title", "C")));
    long article = id(admin.post(here + "/articles", Map.of("title", "A")));
    long user = admin.get(here + "/users").json().at("/items/0/id").asLong();
    long session = admin.get(here + "/sessions").json().at("/items/0/id").asLong();
    long key = admin.get(company.connection() + "/keys").json().at("/items/0/id").asLong();
    String connection = "/connections/" + company.connectionId;
    String there = Company.founded().site();

    for (String thing :
        List.of(
            connection,
            connection + "/keys/" + key,
            "/groups/staff",
            "/users/" + user,
            "/sessions/" + session,
            "/categories/" + category,
            "/articles/" + article)) {
      assertThat(admin.get(here + thing).status()).as(thing).isEqualTo(200);
      String never = admin.get(there + "/users/999999999").body();
      assertThat(Problems.of(admin.get(there + thing), 404).toString()).isEqualTo(never);
      Problems.of(admin.delete(there + thing), 404);
      if (!thing.contains("sessions") && !thing.contains("keys")) {
        Problems.of(admin.put(there + thing, admin.get(here + thing).json()), 404);
      }
      assertThat(admin.get(here + thing).status()).as(thing).isEqualTo(200);
    }
    Problems.of(admin.get(there + connection + "/keys"), 404);
    Problems.of(admin.post(there + connection + "/keys", Map.of()), 404);
    Problems.of(admin.post(there + connection + "/inspect", Map.of("token", "x")), 404);
  }

  private static long id(Answer created) {
    return created.json().path("id").asLong();
  }

  @Test
  void nobodyGetsInWithoutToken() {
    Http base = at("localhost");
    for (Answer answer :
        List.of(
            base.get("/api/admin/v1/sites"),
            base.get("/api/admin/v1/sites/1"),
            base.get("/api/admin/v1/nothing"),
            base.json("POST", "/api/admin/v1/sites", "{}"),
            base.get("/api/admin/v1/sites", "Authorization", "Bearer wrong"),
            base.get("/api/admin/v1/sites", "Authorization", "Basic YTpi"),
            new AdminApi("x".repeat(4000)).get("/sites"))) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @Test
  void noSpellingOfThePathGoesAroundTheToken() {
    Company company = Company.founded();
    for (String path :
        List.of(
            "/api//admin/v1/sites",
            "//api/admin/v1/sites",
            "/api/%61dmin/v1/sites",
            "/%61pi/admin/v1/sites",
            "/api;x/admin/v1/sites",
            "/api/admin;x/v1/sites",
            "/assets/../api/admin/v1/sites",
            "/assets/%2e%2e/api/admin/v1/sites",
            "/assets/..;/api/admin/v1/sites",
            "/openapi.json/../api/admin/v1/sites",
            "/sso/../api/admin/v1/sites",
            "/v1/../api/admin/v1/sites",
            "/js/../api/admin/v1/sites")) {
      for (String host : List.of("localhost", "app.localhost", company.host(), "nobody.example")) {
        Answer answer = at(host).get(path);
        assertThat(answer.status()).as("%s at %s: %s", path, host, answer).isBetween(300, 499);
        assertThat(answer.body()).doesNotContain("\"items\"");
      }
    }
  }

  @Test
  void tenantsHostsHaveNoAdminApi() {
    Company company = Company.founded();
    String token = "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN");

    assertThat(company.program().get("/api/admin/v1/sites", "Authorization", token).status())
        .isEqualTo(404);
  }

  @Test
  void grantsNothingToPagesOfOtherOrigins() {
    Answer answer = admin.get("/sites", "Origin", "https://evil.example");

    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }
}
