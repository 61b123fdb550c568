package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One tenant's things at another tenant, and hosts and paths that are none of a tenant's. */
@Tag("database")
@Tag("server")
class IsolationIT extends GatehouseIT {
  private final Company ours = Company.startingSignInsItself();
  private final Company theirs = Company.startingSignInsItself();

  @Test
  void tokenOfAnotherTenantIsWorthNothing() {
    Answer answer = ours.browser().get("/sso/jwt?jwt=" + theirs.token("ann"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(ours.events("reason=jwt_invalid_signature")).hasSize(1);
    assertThat(theirs.events("")).isEmpty();
  }

  @Test
  void keyOfAnotherTenantsRedirectIsWorthNothing() {
    Company strict = Company.founded();
    Http there = theirs.browser();
    String key = Company.keyOf(there.get("/docs"));
    Http here = strict.browser();
    there.cookies().forEach(here::withCookie);

    Answer answer = here.get("/sso/jwt?jwt=" + strict.token(Company.claims(key, "ann")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(strict.events("reason=jwt_key_mismatch")).hasSize(1);
  }

  @Test
  void sessionOfAnotherTenantIsWorthNothing() {
    Http there = theirs.browser();
    there.get("/sso/jwt?jwt=" + theirs.token("ann"));

    Answer answer =
        ours.program().get("/docs", "Cookie", "gatehouse=" + there.cookies().get("gatehouse"));

    assertThat(answer.status()).isEqualTo(302);
  }

  @Test
  void oneJtiMayBeUsedAtTwoTenants() {
    Map<String, Object> claims = Company.claims("the-same-jti", "ann");

    assertThat(ours.browser().get("/sso/jwt?jwt=" + ours.token(claims)).status()).isEqualTo(303);
    assertThat(theirs.browser().get("/sso/jwt?jwt=" + theirs.token(claims)).status())
        .isEqualTo(303);
  }

  @Test
  void knowsTenantWhateverTheSpellingOfItsHost() {
    for (String host : List.of(ours.host().toUpperCase(), ours.host() + ".")) {
      assertThat(at(host).get("/").status()).as(host).isEqualTo(302);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody.localhost",
        "a.b.localhost",
        "127.0.0.1",
        "evil.example",
        "localhost.evil"
      })
  void unknownHostGetsPlainNotFoundForEveryPath(String host) {
    for (String path :
        List.of("/", "/docs", "/sso/jwt?jwt=a.b.c", "/assets/site.css", "/api/admin/v1/sites")) {
      Answer answer = at(host).get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo(
              path.startsWith("/api/")
                  ? "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}"
                  : "Not found\n");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void customDomainLeadsToItsTenantAndBelongsToOne() {
    String domain = "help." + ours.subdomain + ".example";
    ours.change(ours.site(), Map.of("customDomains", List.of(domain)));

    assertThat(at(domain).get("/docs").location())
        .contains("subdomain=" + ours.subdomain + "&key=");
    Map<String, Object> same =
        Map.of("subdomain", theirs.subdomain, "name", "x", "customDomains", List.of(domain));
    assertThat(admin.put(theirs.site(), same).status()).isEqualTo(409);

    ours.change(ours.site(), Map.of("customDomains", List.of()));
    assertThat(at(domain).get("/docs").status()).isEqualTo(404);
  }

  @Test
  void tenantsServeNeitherAdminApiNorConsoleAndTheBaseHostNoPages() {
    for (String path : List.of("/api/admin/v1/sites", "/console/", "/openapi.json")) {
      assertThat(ours.program().get(path, "Authorization", "Bearer x").status())
          .as(path)
          .isEqualTo(404);
    }
    for (String path : List.of("/docs", "/article/1-x", "/sso/jwt?jwt=a.b.c", "/v1/article")) {
      assertThat(at("localhost").get(path).status()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../docs",
        "/assets/..;/docs",
        "/assets/%2e%2e/docs",
        "/assets/..%2fdocs",
        "/assets//../docs",
        "/docs;jsessionid=1",
        "/docs;/assets/",
        "/%64ocs",
        "//docs",
        "/./docs",
        "/site/docs.xhtml",
        "/site/home.xhtml;x",
        "/WEB-INF/web.xml",
        "/sso/../docs"
      })
  void noSpellingOfAPathPassesTheGate(String path) {
    Answer answer = ours.program().get(path);

    assertThat(answer.status()).as("%s", answer).isNotEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../api/admin/v1/sites",
        "/assets/..;/api/admin/v1/sites",
        "/assets/%2e%2e/api/admin/v1/sites",
        "//api/admin/v1/sites",
        "/%61pi/admin/v1/sites",
        "/api/admin;x/v1/sites",
        "/api;/admin/v1/sites",
        "/api/./admin/v1/sites",
        "/API/admin/v1/sites"
      })
  void noSpellingOfAPathOpensTheAdminApi(String path) {
    // Payara sends some spellings on to the right one, which is no way in either.
    assertThat(at("localhost").get(path).status()).isIn(301, 400, 401, 404);
    assertThat(at("localhost").get(path, "Authorization", "Bearer wrong").status())
        .isIn(301, 400, 401, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sso/../console/overview.xhtml",
        "/sso/../console/",
        "/assets/../console/overview.xhtml",
        "/assets/..;/console/overview.xhtml",
        "/health/../console/overview.xhtml",
        "/%63onsole/overview.xhtml",
        "/console;x/overview.xhtml"
      })
  void noSpellingOfAPathOpensTheConsole(String path) {
    assertThat(at("localhost").get(path).body()).doesNotContain("<h1>Overview</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/%2fevil.example", "https://evil.example", "/\\evil"})
  void returnTargetStaysOnTheTenant(String target) {
    Http browser = ours.browser();
    String key = Company.keyOf(browser.get("/login?forward=" + Http.encoded(target)));

    Answer answer = browser.get("/sso/jwt?jwt=" + ours.token(Company.claims(key, "ann")));

    assertThat(answer.location()).isEqualTo("/");
    assertThat(browser.get("/login?forward=" + Http.encoded(target)).location()).isEqualTo("/");
  }

  /** Doubled slashes are slips in a path of the tenant; they begin no host. */
  @ParameterizedTest
  @CsvSource({
    "//evil.example/, /evil.example",
    "///evil.example/, /evil.example",
    "/%2f/evil.example/, /"
  })
  void tokenInAPagesAddressLeadsNowhereElse(String path, String page) {
    Http browser = ours.browser();
    String address = path + "?jwt=" + ours.token("ann");

    assertThat(browser.get(address).location()).isEqualTo(page);
    assertThat(browser.get(address).location()).as("a reload").isEqualTo(page);
  }

  @Test
  void tokenInTheAddressIsNeverAnsweredWithThePageItself() {
    String token = ours.token("ann");

    Answer answer = ours.browser().get("/sso/../docs?jwt=" + token);

    assertThat(answer.status()).as("%s", answer).isNotEqualTo(200);
    assertThat(String.valueOf(answer.location())).doesNotContain(token);
  }

  @Test
  void formThatTheServerCannotReadIsTheCallersFault() {
    String form = "a=1&".repeat(20_000);

    for (String path : List.of("/docs", "/sso/jwt", "/logout")) {
      Answer answer =
          ours.program().post(path, form, "Content-Type", "application/x-www-form-urlencoded");
      assertThat(answer.status()).as(path).isLessThan(500);
    }
  }

  @Test
  void believesForwardedHostOfTheTrustedProxyOnly() {
    assertThat(at("proxy.internal").get("/docs", "X-Forwarded-Host", ours.host()).location())
        .contains("subdomain=" + ours.subdomain);
    // 127.0.0.1 is the trusted proxy; the last of several addresses that it names is the caller.
    ours.program()
        .get(
            "/sso/jwt?jwt=" + ours.token("ann"),
            "X-Forwarded-For",
            "6.6.6.6, 203.0.113.9, 127.0.0.1");
    assertThat(ours.sessions().get(0).path("address").asText()).isEqualTo("203.0.113.9");
  }
}
