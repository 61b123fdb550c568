package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings of the whole platform, and what they change in the console. */
@Tag("database")
@Tag("server")
class AdminPlatformIT extends GatehouseIT {
  private static final String PATH = "/platform";
  private static final String SET_UP = "/console/operator/set-up.xhtml";

  @AfterEach
  void restore() {
    assertThat(admin.put(PATH, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void isReadAndChangedByPlatformAdministrators() {
    Answer shown = admin.get(PATH);
    assertThat(shown.json().path("secondFactorRequired").asBoolean(true)).isFalse();

    Answer changed =
        admin.put(PATH, Map.of("secondFactorRequired", true), "If-Match", shown.header("ETag"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("secondFactorRequired").asBoolean()).isTrue();
    Problems.of(admin.put(PATH, Map.of(), "If-Match", shown.header("ETag")), 412);
    Problems.invalid(
        admin.put(PATH, Map.of("secondFactorRequired", "yes", "x", 1)),
        "secondFactorRequired",
        "x");
    assertThat(admin.get("/audit?event=platform.updated&limit=1").body())
        .contains("secondFactorRequired");
    long site = Company.founded().siteId;
    Map<String, Object> order =
        Map.of("name", "CI", "grants", List.of(Map.of("site", site, "role", "owner")));
    AdminApi owner =
        new AdminApi(Company.created(admin.post("/api-tokens", order)).path("token").asText());
    Problems.of(owner.get(PATH), 404);
    Problems.of(owner.put(PATH, Map.of()), 404);
    assertThat(owner.get("/sites/" + site).status()).as("tokens are unaffected").isEqualTo(200);
  }

  @Test
  void requiredSecondFactorComesBeforeEveryPage() {
    Operator operator = Operator.with(Map.of("platformAdmin", true));
    ConsoleClient client = ConsoleClient.of(operator);
    Answer account = client.get("/console/operator/account.xhtml");
    assertThat(account.status()).isEqualTo(200);

    admin.put(PATH, Map.of("secondFactorRequired", true));

    for (String page :
        List.of(
            "/console/",
            "/console/overview.xhtml",
            "/console/operator/account.xhtml",
            "/console/operator/operators.xhtml?q=x",
            "/console/audit/trail.csv",
            "/console/visit?site=1",
            "/console/help/search.xhtml",
            "/console/no-such-page.xhtml")) {
      Answer answer = client.get(page);
      assertThat(answer.status()).as(page).isEqualTo(303);
      assertThat(answer.location()).as(page).startsWith(SET_UP);
    }
    Answer saved =
        client.submit(
            "/console/operator/account.xhtml",
            account,
            Map.of("profile", "profile", "name", "Changed", "save", "x"));
    assertThat(saved.location()).startsWith(SET_UP);
    Answer partial =
        client.submit(
            "/console/operator/account.xhtml",
            account,
            Map.of("profile", "profile", "name", "Changed", "jakarta.faces.partial.ajax", "true"));
    assertThat(partial.body()).contains("<redirect url=\"" + SET_UP);
    assertThat(admin.get(operator.path()).json().path("name").asText()).isEqualTo("Tess Team");
    Answer setUp = client.get(SET_UP);
    assertThat(setUp.status()).isEqualTo(200);
    assertThat(setUp.body()).contains("set-up").doesNotContain("/console/operator/tokens.xhtml");

    admin.put(PATH, Map.of());
    assertThat(client.get("/console/operator/operators.xhtml").status()).isEqualTo(200);
  }

  @Test
  void newPasswordIsNoWayRoundTheSecondStep() {
    Operator operator = Operator.with(Map.of("platformAdmin", true));
    admin.put(PATH, Map.of("secondFactorRequired", true));

    ConsoleClient client = ConsoleClient.of(operator.choosing("nine unrelated teapots"));

    for (String page : List.of("/console/", "/console/operator/tokens.xhtml", "/console/visit")) {
      assertThat(client.get(page).location()).as(page).startsWith(SET_UP);
    }
    assertThat(at("localhost").get("/api/admin/v1/sites", cookies(client)).status())
        .as("a session of the console opens no API")
        .isEqualTo(401);
  }

  private static String[] cookies(ConsoleClient client) {
    String all =
        client.cookies().entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return new String[] {"Cookie", all};
  }
}
