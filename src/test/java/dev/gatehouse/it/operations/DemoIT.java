package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Wanderer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What "mvn wildfly:run" shows: Acme's help centers, and its app that signs people in to them. */
@Tag("demo")
class DemoIT extends GatehouseIT {
  private static final String ACME = ".localhost:" + Http.port();

  private final Wanderer browser = new Wanderer();

  /** The page that leads to the demo waits for it; nothing else does. */
  @BeforeAll
  static void awaitDemo() {
    at("localhost").get("/");
  }

  private Wanderer asked(String subdomain) {
    return browser.open("http://" + subdomain + ACME + "/docs?x=1");
  }

  private Wanderer as(String person, String subdomain) {
    asked(subdomain);
    assertThat(browser.address())
        .startsWith("http://app" + ACME + (subdomain.equals("oidc") ? "/oidc/" : "/auth/"));
    return browser.submit(Map.of("person", person));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "helpsite", "helpdocs", "proprofs", "document360", "oidc"})
  void signsGraceInToThePageThatSheAskedFor(String subdomain) {
    as("GRACE", subdomain);

    assertThat(browser.address()).isEqualTo("http://" + subdomain + ACME + "/docs?x=1");
    assertThat(browser.page().status()).isEqualTo(200);
    assertThat(browser.page().body()).contains("Grace Tanaka");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "helpsite", "helpdocs", "proprofs", "document360", "oidc"})
  void showsMembersOfOperationsMore(String subdomain) {
    int grace = articles(as("GRACE", subdomain));
    Wanderer other = new Wanderer().open("http://" + subdomain + ACME + "/docs");

    int vera = articles(other.submit(Map.of("person", "VERA")));

    assertThat(grace).isGreaterThan(vera);
    assertThat(vera).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "helpsite", "helpdocs", "proprofs", "document360", "oidc"})
  void turnsBrunoAway(String subdomain) {
    as("BRUNO", subdomain);

    assertThat(browser.page().body()).doesNotContain("Bruno Marsh</span>", "Sign out");
    assertThat(asked(subdomain).address()).doesNotContain(subdomain + ACME);
  }

  @Test
  void customerAppEmbedsTheWidgetForThePersonWhoIsThere() {
    browser.open("http://app" + ACME + "/").submit(Map.of("person", "GRACE"));

    String html = browser.page().body();
    assertThat(html).contains("src=\"http://localhost:" + Http.port() + "/js/init.js\"");
    assertThat(browser.page().header("Content-Security-Policy"))
        .contains("connect-src 'self' http://localhost:" + Http.port());
    assertThat(nameAtWidget(html, html.replaceFirst("(?s).*data-jwt=\"([^\"]+)\".*", "$1")))
        .isEqualTo("Grace Tanaka");
    String fresh = browser.open("http://app" + ACME + "/helpcenter-token").page().body();
    assertThat(nameAtWidget(html, fresh.replaceFirst(".*:\"([^\"]+)\".*", "$1")))
        .isEqualTo("Grace Tanaka");
  }

  private static String nameAtWidget(String html, String token) {
    String appId = html.replaceFirst("(?s).*data-app-id=\"([^\"]+)\".*", "$1");
    Answer answer =
        at("localhost")
            .get(
                "/api/widget/v1/me?app_id=" + appId,
                "Authorization",
                "Bearer " + token,
                "Origin",
                "http://app" + ACME);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://app" + ACME);
    return answer.json().path("name").asText();
  }

  @Test
  void customerAppServesNothingOfTheConsole() {
    for (String path :
        new String[] {
          "/console/", "/console/login.xhtml", "/jakarta.faces.resource/core.js.xhtml?ln=primefaces"
        }) {
      assertThat(at("app.localhost").get(path).status()).as(path).isEqualTo(404);
    }
  }

  /** Other servers under test hash passwords with fewer iterations. */
  @Test
  void operatorSignsInByHashesAsTheyAreShipped() {
    Operator chosen = Operator.with(Map.of());

    assertThat(ConsoleClient.of(chosen).get("/console/").status()).isEqualTo(200);
    assertThat(ConsoleClient.of(Operator.first()).get("/console/").status()).isEqualTo(200);
  }

  @Test
  void nadiaIsAVisitorOfProProfsUnlessTheAppWantsNoGuests() {
    asked("proprofs").submit(Map.of("person", "NADIA", "guest", "false"));
    assertThat(browser.page().status()).isEqualTo(403);

    asked("proprofs").submit(Map.of("person", "NADIA", "guest", "true"));

    assertThat(browser.page().body())
        .contains("Registered, or a visitor")
        .doesNotContain("Move to the sister site");
  }

  @Test
  void graceMovesToTheSisterSiteAndSeesItsGroupThere() {
    as("GRACE", "proprofs");

    asked("proprofs-sister");

    assertThat(browser.address()).isEqualTo("http://proprofs-sister" + ACME + "/docs?x=1");
    assertThat(browser.page().body()).contains("Grace Tanaka", "Before you drive");
    assertThat(new Wanderer().open("http://proprofs-sister" + ACME + "/docs").page().status())
        .as("nobody has signed in next door")
        .isEqualTo(401);
  }

  @Test
  void signingOutOfTheAcademyLandsInTheApp() {
    as("VERA", "document360");

    browser.open("http://document360" + ACME + "/logout").submit(Map.of());

    assertThat(browser.address()).isEqualTo("http://app" + ACME + "/signed-out");
    assertThat(browser.page().body()).contains("You have left the help center");
  }

  @Test
  void signingOutOfTheWorkplaceEndsTheSessionOfTheAppToo() {
    as("VERA", "oidc");
    assertThat(browser.open("http://app" + ACME + "/").page().body()).contains("Vera Lindqvist");

    browser.open("http://oidc" + ACME + "/logout").submit(Map.of()).goOnward();

    assertThat(browser.address()).startsWith("http://oidc" + ACME + "/");
    assertThat(browser.page().body()).contains("signed out");
    assertThat(asked("oidc").address()).startsWith("http://app" + ACME + "/oidc/authorize?");
  }

  @Test
  void signingOutOfTheAppEndsTheSessionOfTheWorkplace() {
    as("GRACE", "oidc");
    assertThat(browser.page().status()).isEqualTo(200);

    browser.open("http://app" + ACME + "/").submitTo("/oidc/leave");

    assertThat(browser.page().body()).contains("Grace Tanaka is signed out of the app");
    assertThat(asked("oidc").address()).startsWith("http://app" + ACME + "/oidc/authorize?");
  }

  @Test
  void workplaceFetchesTheKeyThatTheAppSignsWithFromNowOn() {
    as("VERA", "oidc");
    at("app.localhost").form("/oidc/new-key", Map.of());
    Wanderer other = new Wanderer().open("http://oidc" + ACME + "/docs");

    assertThat(other.submit(Map.of("person", "EDGAR")).page().body()).contains("Edgar Osei");
  }

  @Test
  void baseHostAndAppLeadToEveryHelpCenter() {
    Answer base = at("localhost").get("/");
    Answer app = at("app.localhost").get("/");

    for (String one :
        new String[] {
          "acme", "helpsite", "helpdocs", "proprofs", "proprofs-sister", "document360", "oidc"
        }) {
      String home = "href=\"http://" + one + ACME + "/";
      assertThat(base.body()).contains(home + "\"", home + "article/");
      assertThat(app.body()).contains(home + "\"", home + "article/");
    }
    assertThat(base.body()).contains("/console/", "http://app" + ACME + "/");
  }

  @Test
  void appTellsApartWhatItKnowsAndWhatNot() {
    Http app = at("app.localhost");

    assertThat(app.get("/auth/nobody").status()).isEqualTo(404);
    assertThat(app.form("/auth/helpsite", Map.of("person", "MALLORY")).status()).isEqualTo(400);
    assertThat(app.form("/auth/helpcenter", Map.of("person", "VERA")).status()).isEqualTo(400);
    assertThat(
            app.form("/auth/helpsite", Map.of("person", "VERA", "from_url", "http://evil/"))
                .location())
        .startsWith("http://helpsite" + ACME + "/?jwt=");
    assertThat(app.send("DELETE", "/auth/helpsite", null).status()).isEqualTo(404);
  }

  private static int articles(Wanderer docs) {
    return docs.page().body().split("href=\"/article/").length - 1;
  }
}
