package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token for one site, against every resource of that site, of another one, and of none. */
@Tag("database")
class ScopedTokensIT extends GatehouseIT {
  private final Company here = Company.startingSignInsItself();
  private final Company there = Company.startingSignInsItself();

  private AdminApi token(String role) {
    Map<String, Object> order =
        Map.of("name", role, "grants", List.of(Map.of("site", here.siteId, "role", role)));
    return new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
  }

  /** The resources of a site by the least right that reading them takes. */
  private List<String> configuration(Company company) {
    company.signIn(company.browser(), "ann");
    String site = company.site();
    List<String> paths = new ArrayList<>(List.of(site));
    for (String list : List.of("/users", "/sessions", "/events")) {
      paths.add(site + list);
      JsonNode items = admin.get(site + list).json().path("items");
      if (!list.equals("/events")) {
        paths.add(site + list + "/" + items.get(0).path("id").asText());
      }
    }
    paths.add(site + "/secret-links");
    paths.add(site + "/openings");
    paths.add(site + "/connections");
    paths.add(company.connection());
    paths.add(company.connection() + "/keys");
    return paths;
  }

  private List<String> content(Company company) {
    String site = company.site();
    long category =
        Company.created(admin.post(site + "/categories", Map.of("title", "C"))).path("id").asLong();
    long article =
        Company.created(admin.post(site + "/articles", Map.of("title", "A"))).path("id").asLong();
    return List.of(
        site + "/categories",
        site + "/categories/" + category,
        site + "/articles",
        site + "/articles/" + article,
        site + "/groups");
  }

  private static void assertReads(AdminApi token, List<String> paths, int status) {
    for (String path : paths) {
      assertThat(token.get(path).status()).as(path).isEqualTo(status);
    }
  }

  @Test
  void readsWhatItsRoleMayAndNothingElsewhere() {
    List<String> configuration = configuration(here);
    List<String> content = content(here);
    List<String> elsewhere = new ArrayList<>(configuration(there));
    elsewhere.addAll(content(there));
    elsewhere.add("/sites/no-such-site");
    elsewhere.add("/operators");
    elsewhere.add("/api-tokens");

    for (String role : List.of("owner", "admin", "editor", "member")) {
      AdminApi token = token(role);
      boolean configures = role.equals("owner") || role.equals("admin");
      assertReads(token, configuration, configures ? 200 : 404);
      assertReads(token, content, role.equals("member") ? 404 : 200);
      assertReads(token, elsewhere, 404);
      assertThat(token.get("/sites").json().path("items")).hasSize(configures ? 1 : 0);
    }
  }

  private static JsonNode problem(Company company) {
    company.program().get("/sso/jwt?jwt=nonsense");
    String problems = company.site() + "/problems";
    Eventually.eventually("a problem", () -> !Company.items(company.admin.get(problems)).isEmpty());
    return Company.items(company.admin.get(problems)).get(0);
  }

  @Test
  void seesAndMutesProblemsOfItsSiteOnly() {
    String own = here.site() + "/problems/" + problem(here).path("id").asText();
    String other = there.site() + "/problems/" + problem(there).path("id").asText();
    AdminApi keeper = token("admin");

    assertThat(Company.items(keeper.get("/problems")))
        .isNotEmpty()
        .allMatch(problem -> problem.path("site").asLong() == here.siteId);
    assertThat(keeper.get(here.site() + "/problems/" + other.replaceAll(".*/", "")).status())
        .isEqualTo(404);
    assertThat(keeper.put(other + "/mute", Map.of("hours", 1)).status()).isEqualTo(404);
    assertThat(token("editor").put(own + "/mute", Map.of()).status()).isEqualTo(404);
    Problems.invalid(keeper.put(own + "/mute", Map.of("hours", 0)), "hours");
    assertThat(keeper.put(own + "/mute", Map.of("hours", 24)).json().path("mutedUntil").asText())
        .isNotEmpty();
    assertThat(Company.items(keeper.get("/problems"))).isEmpty();
    assertThat(Company.items(keeper.get("/problems?muted=true")))
        .hasSize(1)
        .allMatch(problem -> problem.path("muted").asBoolean());
    assertThat(keeper.delete(own + "/mute").json().path("muted").asBoolean()).isFalse();
    assertThat(
            Company.items(admin.get("/audit?site=" + here.siteId)).stream()
                .map(entry -> entry.path("event").asText()))
        .contains("problem.muted", "problem.unmuted");
    assertThat(admin.delete(here.connection()).status()).isEqualTo(204);
    assertThat(Company.items(keeper.get("/problems"))).isEmpty();
  }

  @Test
  void refusalLooksLikeAThingThatDoesNotExist() {
    AdminApi token = token("editor");

    String never = token.get("/sites/999999999").body();

    assertThat(token.get(here.site()).body()).isEqualTo(never);
    assertThat(token.get(there.site() + "/articles").body()).isEqualTo(never);
    assertThat(token.get("/operators").body()).isEqualTo(never);
  }

  @Test
  void changesWhatItsRoleMayAndNothingElsewhere() {
    AdminApi editor = token("editor");
    AdminApi keeper = token("admin");
    assertThat(editor.post(here.site() + "/articles", Map.of("title", "A")).status())
        .isEqualTo(201);
    assertThat(
            keeper
                .post(here.connection() + "/keys", Map.of("retireOthersAfterSeconds", 60))
                .status())
        .isEqualTo(201);
    assertThat(keeper.post(here.site() + "/users", Map.of("email", "x@y.z")).status())
        .isEqualTo(201);

    for (AdminApi token : List.of(editor, keeper, token("owner"))) {
      Problems.of(token.post("/sites", Map.of("subdomain", "mine", "name", "M")), 404);
      Problems.of(token.post("/sites", Map.of("x", 1)), 404);
      Problems.of(token.post(there.site() + "/articles", Map.of("title", "A")), 404);
      Problems.of(token.post(there.site() + "/users", Map.of("email", "x@y.z")), 404);
      Problems.of(token.post(there.connection() + "/keys", Map.of()), 404);
      Problems.of(token.post(there.connection() + "/inspect", Map.of("token", "x")), 404);
      Problems.of(token.put(there.site(), admin.get(there.site()).json()), 404);
      Problems.of(token.delete(there.site() + "/sessions"), 404);
      Problems.of(token.delete(there.site()), 404);
    }
    Problems.of(editor.post(here.connection() + "/keys", Map.of()), 404);
    Problems.of(editor.post(here.connection() + "/inspect", Map.of("token", "x")), 404);
    Problems.of(editor.post(here.site() + "/users", Map.of("email", "q@y.z")), 404);
    Problems.of(editor.post(here.site() + "/groups", Map.of("name", "G")), 404);
    Problems.of(editor.put(here.site(), admin.get(here.site()).json()), 404);
    Problems.of(editor.delete(here.site() + "/sessions"), 404);
    Problems.of(editor.delete(here.site()), 404);
    Problems.of(keeper.delete(here.site()), 404);
    assertThat(admin.get(there.site()).status()).isEqualTo(200);
    assertThat(token("owner").delete(here.site()).status()).isEqualTo(204);
  }

  @Test
  void auditTrailShowsOnlyWhatItConfigures() {
    token("admin").post(here.site() + "/users", Map.of("email", "audited@y.z"));
    admin.post(there.site() + "/users", Map.of("email", "audited@y.z"));

    JsonNode seen = token("admin").get("/audit?limit=500").json().path("items");

    assertThat(seen).isNotEmpty();
    assertThat(seen).allMatch(entry -> entry.path("site").asLong() == here.siteId);
    assertThat(token("editor").get("/audit").body()).doesNotContain("audited@y.z");
  }
}
