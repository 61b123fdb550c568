package dev.gatehouse.it.protocol;

import static dev.gatehouse.it.support.site.Gate.ask;
import static dev.gatehouse.it.support.site.Gate.askByStatus;
import static dev.gatehouse.it.support.site.Gate.enter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Gate;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proxy of a gated site is told; {@code it.nodes.GatesIT} has real proxies. */
class GateIT extends GatehouseIT {
  private static final String PAGE = "text/html";

  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream();
  }

  private static Company gate() {
    return Company.with(Gate.SITE, Map.of("allowUnsolicited", true));
  }

  private static Http signedIn(Company company, String person, String... groups) {
    for (String group : groups) {
      company.admin.post(company.site() + "/groups", Map.of("id", group, "name", group));
    }
    Http browser = company.browser();
    Map<String, Object> claims = Company.claims("k" + System.nanoTime(), person);
    Answer landed = browser.get("/sso/jwt?jwt=" + company.token(claims));
    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    if (groups.length > 0) {
      Map<String, Object> user = Map.of("groups", List.of(groups));
      long id = company.users("email=" + person + "@company.example").get(0).path("id").asLong();
      company.change(company.site() + "/users/" + id, user);
    }
    return browser;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void readersOfEachProtocolComeBackToTheVeryPage(Vendor vendor) {
    Speaker speaker = vendor.founded(Gate.SITE);
    Http browser = speaker.browser();

    Answer away = ask(browser, "/guide/setup/?v=2", "Accept", PAGE);
    if (String.valueOf(away.location()).startsWith("/login?")) {
      away = browser.get(away.location(), "Accept", PAGE);
    }
    assertThat(away.status()).as("%s", away).isEqualTo(302);
    assertThat(away.header("Cache-Control")).contains("no-store");
    Answer landed = speaker.comeBack(browser, away, "ann");

    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    Answer passed = ask(browser, "/guide/setup/?v=2", "Accept", PAGE);
    assertThat(passed.status()).as("%s", passed).isEqualTo(204);
    assertThat(askByStatus(browser, "/guide/setup/").status()).isEqualTo(204);
    assertThat(ask(browser, "/internal/", "Accept", PAGE).status()).isEqualTo(403);
    assertThat(askByStatus(browser, "/internal/").status()).isEqualTo(403);
    assertThat(askByStatus(browser, "/guide/%2e%2e/internal/").status()).isEqualTo(403);
  }

  @Test
  void readerWithoutTheGroupIsRecordedOnceForARule() {
    Company company = gate();
    Http browser = signedIn(company, "ann");

    for (String file : List.of("", "a.css", "b.js", "b.js")) {
      assertThat(ask(browser, "/internal/" + file, "Accept", "*/*").status()).isEqualTo(403);
      assertThat(askByStatus(browser, "/internal/" + file).status()).isEqualTo(403);
    }

    List<JsonNode> events = company.events("event=gate.denied");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("userId")).isEqualTo(company.users("").get(0).path("id"));
    assertThat(events.get(0).path("detail").asText()).contains("/internal/", "staff");
    assertThat(events.get(0).path("reason").isNull()).isTrue();

    Http again = company.browser();
    again.get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(ask(again, "/internal/", "Accept", PAGE).status()).isEqualTo(403);
    assertThat(company.events("event=gate.denied")).as("another session").hasSize(2);
  }

  @Test
  void identityIsTold() {
    Company company = gate();
    Http browser = signedIn(company, "ann", "staff");

    Answer passed = ask(browser, "/internal/a", "Accept", PAGE);

    assertThat(passed.status()).as("%s", passed).isEqualTo(204);
    assertThat(passed.header("X-Gatehouse-User")).isEqualTo("id-ann");
    assertThat(passed.header("X-Gatehouse-Id")).matches("\\d+");
    assertThat(passed.header("X-Gatehouse-Email")).isEqualTo("ann@company.example");
    assertThat(passed.header("X-Gatehouse-Name")).isEqualTo("Name of ann");
    assertThat(passed.header("X-Gatehouse-Groups")).isEqualTo("staff");
  }

  @Test
  void publicPagesPassWithoutIdentity() {
    Answer passed = ask(gate().browser(), "/open/x.png", "Accept", "image/png");

    assertThat(passed.status()).isEqualTo(204);
    assertThat(passed.header("X-Gatehouse-User")).isEmpty();
    assertThat(passed.header("X-Gatehouse-Id")).isEmpty();
  }

  @Test
  void programsAreNotRedirected() {
    Http browser = gate().browser();
    for (String[] headers :
        List.of(
            new String[] {"Accept", "application/json"},
            new String[] {"Accept", "*/*", "X-Requested-With", "XMLHttpRequest"},
            new String[] {"Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"},
            new String[] {"Sec-Fetch-Mode", "websocket", "Sec-Fetch-Dest", "websocket"},
            new String[] {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
            new String[] {"Accept", "text/html", "X-Forwarded-Method", "PUT"})) {
      Answer answer = ask(browser, "/api/data", headers);
      assertThat(answer.status()).as("%s: %s", List.of(headers), answer).isEqualTo(401);
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("Location")).isNull();
    }
    // Below /api/ a company may well have pages.
    assertThat(ask(browser, "/api/reference", "Accept", PAGE).status()).isEqualTo(302);
  }

  @Test
  void bearerTokenOpensCallsOfPrograms() {
    Company company = gate();

    Answer passed =
        ask(
            company.program(),
            "/data.json",
            "Accept",
            "application/json",
            "Authorization",
            "Bearer " + company.token("ann"));

    assertThat(passed.status()).as("%s", passed).isEqualTo(204);
    assertThat(passed.header("X-Gatehouse-User")).isEqualTo("id-ann");
  }

  @Test
  void tokenOnAnyPageSignsInAndIsTakenOutOfTheAddress() {
    Company company = gate();
    Http browser = company.browser();
    String page = "/guide/?a=1&jwt=" + company.token("ann");

    assertThat(askByStatus(browser, page, "Accept", PAGE).status()).isEqualTo(401);
    Answer landed = enter(browser, page, "Accept", PAGE);

    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    assertThat(landed.location()).isEqualTo("/guide/?a=1");
    assertThat(ask(browser, "/guide/?a=1").status()).isEqualTo(204);
  }

  @Test
  void readerWhoMayPassByNowIsSentToThePageAFewTimes() {
    Http browser = signedIn(gate(), "ann");
    String[] navigation = {
      "Accept", PAGE, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"
    };

    List<Integer> statuses =
        Stream.generate(() -> enter(browser, "/folder/?a=1", navigation).status())
            .limit(5)
            .toList();

    assertThat(enter(browser, "/guide/?a=1", navigation).location()).isEqualTo("/guide/?a=1");
    assertThat(statuses).startsWith(303).contains(404);
    assertThat(enter(browser, "/guide/?a=1", "Accept", PAGE).status()).isEqualTo(404);
  }

  /** Such as by a proxy that does not know {@code //login} for Gatehouse's own address. */
  @Test
  void formForAnAddressOfGatehouseIsRefusedAndNotAFault() {
    Answer answer =
        gate()
            .browser()
            .form(
                "/auth/enter",
                Map.of("email", "a@b.example", "password", "x"),
                "X-Forwarded-Uri",
                "//login",
                "X-Forwarded-Method",
                "POST");

    assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
  }

  @Test
  void pagesOfGatehouseLoadTheirFilesFromItsOwnFolder() {
    Company company = gate();
    Http browser = signedIn(company, "ann");
    Answer closed = ask(browser, "/internal/", "Accept", PAGE, "Accept-Language", "de");

    assertThat(closed.status()).isEqualTo(403);
    assertThat(closed.body())
        .contains("Diese Seite ist für Sie nicht zugänglich.", "/auth/assets/site.css");
    String styles = closed.body().replaceFirst("(?s).*\"(/auth/assets/site[^\"]*)\".*", "$1");
    assertThat(company.program().get(styles).header("Content-Type")).contains("text/css");
    assertThat(company.program().get("/auth/assets/..%2f..%2fWEB-INF/web.xml").status())
        .isIn(400, 404);
    assertThat(browser.get("/docs").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/logout", "/sso/jwt", "/access/arrive", "/auth/verify"})
  void addressesOfGatehouseNeverCountAsLetIn(String address) {
    Company company = gate();
    for (Http browser : List.of(company.browser(), signedIn(company, "ann"))) {
      for (String method : List.of("GET", "HEAD", "OPTIONS")) {
        String[] headers = {"Accept", PAGE, "X-Forwarded-Method", method};
        boolean free = address.equals("/auth/verify") && !browser.cookies().isEmpty();
        if (!free) {
          assertThat(ask(browser, address, headers).status()).isGreaterThanOrEqualTo(300);
        }
      }
    }
  }

  /** nginx takes any other status for a fault of the server. */
  @Test
  void proxiesThatSeeTheStatusLearnOfAddressesOfGatehouseByAnEntry() {
    Http browser = signedIn(gate(), "ann");

    for (String address : List.of("/.well-known/jwks.json", "/auth/assets/../../guide/")) {
      assertThat(askByStatus(browser, address, "Accept", PAGE).status()).isIn(401, 403);
      assertThat(enter(browser, address, "Accept", PAGE).status()).isEqualTo(404);
    }
  }

  @Test
  void headersThatDisagreeLetNobodyIn() {
    Http browser = signedIn(gate(), "ann");

    // nginx, which names the page so, knows no other status.
    assertThat(ask(browser, "/open/", "X-Original-URI", "/internal/").status()).isEqualTo(403);
    assertThat(ask(browser, "/open/", "X-Original-URL", "https://other.example/open/").status())
        .isEqualTo(403);
    assertThat(browser.get("/auth/verify").status()).isEqualTo(400);
    assertThat(ask(browser, "/a/../../internal/").status()).isEqualTo(400);
    assertThat(ask(browser, "/open/#/../internal/").status()).isEqualTo(400);
  }

  @Test
  void onlyTrustedProxiesMayAsk() throws IOException {
    Company company = gate();
    String head =
        "GET /auth/verify HTTP/1.1\r\nHost: "
            + company.host()
            + "\r\nX-Forwarded-Uri: /open/\r\nConnection: close\r\n\r\n";
    // Another address of this machine, which neither list of proxies names.
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            Http.port(),
            InetAddress.getByName("127.0.0.2"),
            0)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void helpCentersAreNoGates() {
    Answer answer = ask(Company.founded().browser(), "/open/");

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void kindStaysAndRulesAreChecked() {
    Company company = gate();
    Map<String, Object> all = new HashMap<>();
    admin
        .get(company.site())
        .json()
        .properties()
        .forEach(one -> all.put(one.getKey(), one.getValue()));
    all.remove("kind");
    assertThat(admin.put(company.site(), all).status()).isEqualTo(200);
    all.put("kind", "helpcenter");
    assertThat(admin.put(company.site(), all).body()).contains("cannot be changed");
    all.put("kind", "gate");
    all.put("visibility", "public");
    assertThat(admin.put(company.site(), all).body()).contains("path rules say what is public");
    all.put("visibility", "sso");
    all.put("pathRules", Map.of("rules", List.of(Map.of("path", "x", "access", "all"))));
    assertThat(admin.put(company.site(), all).body())
        .contains("rule 1 must have a path", "rule 1 must have an access");
    assertThat(
            admin
                .post(
                    "/sites",
                    Map.of(
                        "subdomain",
                        "x" + System.nanoTime(),
                        "name",
                        "X",
                        "pathRules",
                        Map.of("rules", List.of())))
                .body())
        .contains("for sites of the kind gate only");
  }
}
