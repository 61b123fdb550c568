package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Tls;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.proxy.OwnPages;
import dev.gatehouse.it.support.proxy.SampleProxy;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Gate;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each proxy that {@code server-config} has a sample for, in front of a company's own pages. */
@Tag("nodes")
class GatesIT {
  private static final String PAGE = "text/html";

  /** So many that both nodes get some. */
  private static final int REQUESTS = 12;

  @TempDir static Path folder;

  private static OwnPages pages;
  private static List<SampleProxy> proxies;

  static List<SampleProxy> proxies() {
    if (proxies == null) {
      pages = new OwnPages(folder);
      proxies = SampleProxy.gates(folder, pages, Nodes.first().port(), Nodes.second().port());
    }
    return proxies;
  }

  @AfterAll
  static void stop() {
    if (proxies != null) {
      proxies.forEach(SampleProxy::stop);
      pages.close();
    }
  }

  private static Company gate() {
    return Company.with(Gate.SITE, Map.of("allowUnsolicited", true));
  }

  private static Http signedIn(SampleProxy proxy, Company company, String person) {
    Http browser = proxy.on(company.browser());
    Answer landed = browser.get("/sso/jwt?jwt=" + company.token(person), "Accept", PAGE);
    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    return browser;
  }

  private static void join(Company company, String person, String group) {
    company.admin.post(company.site() + "/groups", Map.of("id", group, "name", group));
    company.change(user(company, person), Map.of("groups", List.of(group)));
  }

  private static String user(Company company, String person) {
    long id = company.users("email=" + person + "@company.example").get(0).path("id").asLong();
    return company.site() + "/users/" + id;
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void readersOfEachProtocolComeBackToTheVeryPage(SampleProxy proxy) {
    for (Vendor vendor : Vendor.ALL) {
      Speaker speaker = vendor.founded(Gate.SITE);
      Http browser = proxy.on(speaker.browser());

      Answer away = speaker.sentAway(browser, "/guide/setup/?v=2", "Accept", PAGE);
      assertThat(away.status()).as("%s: %s", vendor, away).isEqualTo(302);
      assertThat(away.header("Cache-Control")).contains("no-store");
      Answer landed = speaker.comeBack(browser, away, "ann");

      assertThat(landed.status()).as("%s: %s", vendor, landed).isEqualTo(303);
      Answer page = browser.get("/guide/setup/?v=2", "Accept", PAGE);
      assertThat(page.status()).as("%s: %s", vendor, page).isEqualTo(200);
      assertThat(page.body()).contains("Setup");
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  @Tag("once")
  void rulesDecideWhoSeesAPage(SampleProxy proxy) {
    Company company = gate();
    Http stranger = proxy.on(company.browser());
    assertThat(stranger.get("/open/", "Accept", PAGE).body()).contains("Open");
    assertThat(stranger.get("/guide/setup/", "Accept", PAGE).status()).isEqualTo(302);

    Http ann = signedIn(proxy, company, "ann");
    for (String page :
        List.of("/internal/", "/internal/plan", "/INTERNAL/", "/%69nternal/plan.html")) {
      Answer refused = ann.get(page, "Accept", PAGE, "Accept-Language", "fr");
      assertThat(refused.status()).as("%s: %s", page, refused).isEqualTo(403);
      assertThat(refused.body()).contains("Vous n’avez pas accès à cette page");
    }

    join(company, "ann", "staff");
    eventually(
        "the group counts on both nodes",
        () -> {
          for (int i = 0; i < REQUESTS; i++) {
            if (ann.get("/internal/", "Accept", PAGE).status() != 200) {
              return false;
            }
          }
          return true;
        });
    assertThat(ann.get("/internal/plan", "Accept", PAGE).status()).isIn(200, 404);
  }

  @ParameterizedTest
  @MethodSource("proxies")
  @Tag("once")
  void programsAreToldAndNotRedirected(SampleProxy proxy) {
    Http stranger = proxy.on(gate().browser());

    Answer answer =
        stranger.get(
            "/app/data", "Accept", "application/json", "X-Requested-With", "XMLHttpRequest");

    assertThat(answer.status()).as("%s", answer).isEqualTo(401);
    assertThat(answer.header("Location")).isNull();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void programsLearnWhoTheReaderIsFromGatehouseOnly(SampleProxy proxy) {
    Company company = gate();
    Http ann = signedIn(proxy, company, "ann");

    Answer told =
        ann.get(
            "/app/who",
            "X-Gatehouse-User",
            "root",
            "X-Gatehouse-Groups",
            "staff",
            "X_Gatehouse_Groups",
            "staff",
            "x-gatehouse_user",
            "root",
            "X_Gatehouse-Name",
            "root",
            "X-Forwarded-Uri",
            "/open/",
            "X-Original-URI",
            "/open/",
            "X-Original-URL",
            "https://other.example/open/",
            "X-Forwarded-Method",
            "OPTIONS");

    assertThat(told.status()).as("%s", told).isEqualTo(200);
    assertThat(told.body().lines().map(String::toLowerCase))
        .contains("x-gatehouse-user: id-ann", "x-gatehouse-email: ann@company.example")
        .noneMatch(line -> line.contains("root") || line.contains("staff"));
    assertThat(
            proxy
                .on(company.browser())
                .get(
                    "/guide/setup/",
                    "Accept",
                    PAGE,
                    "X-Forwarded-Uri",
                    "/open/",
                    "X-Original-URI",
                    "/open/")
                .status())
        .isEqualTo(302);
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void tokenOnAPageSignsInAndLeavesTheAddress(SampleProxy proxy) {
    Company company = gate();
    Http browser = proxy.on(company.browser());
    String token = company.token("ann");

    Answer landed = browser.get("/guide/setup/?a=1&jwt=" + token, "Accept", PAGE);

    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    assertThat(landed.location()).isEqualTo("/guide/setup/?a=1");
    assertThat(browser.get(landed.location(), "Accept", PAGE).status()).isEqualTo(200);
    assertThat(proxy.logged()).doesNotContain(token.substring(0, 60));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  @Tag("once")
  void rangesAndHeadReachTheFiles(SampleProxy proxy) {
    Company company = gate();
    Http ann = signedIn(proxy, company, "ann");

    Answer part = ann.get("/numbers.bin", "Range", "bytes=10-14");

    assertThat(part.status()).as("%s", part).isEqualTo(206);
    assertThat(part.body()).isEqualTo("01234");
    assertThat(part.header("Cache-Control")).contains("private");
    assertThat(ann.head("/guide/setup/").status()).isEqualTo(200);
    assertThat(proxy.on(company.browser()).get("/numbers.bin", "Range", "bytes=0-1").status())
        .isEqualTo(302);
  }

  @ParameterizedTest
  @MethodSource("proxies")
  @Tag("once")
  void webSocketsReachTheProgram(SampleProxy proxy) throws Exception {
    Company company = gate();
    String cookies =
        "__Host-gatehouse=" + signedIn(proxy, company, "ann").cookies().get("__Host-gatehouse");

    assertThat(upgrade(proxy, company, "Cookie: " + cookies)).startsWith("HTTP/1.1 101");
    assertThat(upgrade(proxy, company, "X-Nobody: 1")).startsWith("HTTP/1.1 401");
  }

  /** Whatever host a browser names: anybody may see the pages of the other site. */
  @Test
  @Tag("once")
  void samplesGoByTheRulesOfTheirOwnSite() throws IOException {
    proxies();
    Company closed = gate();
    Company open =
        Company.with(
            Map.of("kind", "gate", "pathRules", Map.of("default", Map.of("access", "public"))),
            Map.of());
    List<SampleProxy> own =
        SampleProxy.gatesOf(
            closed.host(), folder, pages, Nodes.first().port(), Nodes.second().port());
    try {
      for (SampleProxy proxy : own) {
        String end = " HTTP/1.1\r\nConnection: close\r\nHost: ";
        assertThat(sent(proxy, closed, "GET /internal/" + end + closed.host())).contains(" 302 ");
        for (String target : List.of("/internal/", "https://" + closed.host() + "/internal/")) {
          assertThat(sent(proxy, closed, "GET " + target + end + open.host()))
              .as("%s", proxy)
              .doesNotContain("Internal");
        }
        Http ann = signedIn(proxy, closed, "ann");
        assertThat(ann.get("/guide/setup/", "Accept", PAGE).body()).contains("Setup");
        assertThat(ann.get("/internal/", "Accept", PAGE).status()).as("%s", proxy).isEqualTo(403);
      }
    } finally {
      own.forEach(SampleProxy::stop);
    }
  }

  private static String sent(SampleProxy proxy, Company company, String head) throws IOException {
    try (SSLSocket socket = Tls.connect(proxy.tlsPort(), company.host())) {
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String upgrade(SampleProxy proxy, Company company, String header)
      throws IOException {
    try (SSLSocket socket = Tls.connect(proxy.tlsPort(), company.host())) {
      String head =
          "GET /app/live HTTP/1.1\r\nHost: "
              + company.host()
              + ":"
              + proxy.tlsPort()
              + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-Fetch-Mode: websocket\r\n"
              + "Sec-Fetch-Dest: websocket\r\n"
              + header
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c > ' ' || c == ' '; ) {
        line.append((char) c);
        c = socket.getInputStream().read();
      }
      return line.toString();
    }
  }

  /** A ban at the second node, while the proxy asks either. */
  @ParameterizedTest
  @MethodSource("proxies")
  void bannedReadersAndEndedSessionsAreOutOnEveryNode(SampleProxy proxy) {
    Company company = gate();
    Http ann = signedIn(proxy, company, "ann");
    Http bob = signedIn(proxy, company, "bob");
    assertThat(ann.get("/guide/setup/").status()).isEqualTo(200);

    AdminApi second = new AdminApi().through(Nodes.second().port());
    Company.change(second, user(company, "ann"), Map.of("banned", true));
    eventually("ann is out", () -> isOut(ann));
    company.admin.delete(company.site() + "/sessions/" + company.sessions().get(0).path("id"));
    eventually("bob is out", () -> isOut(bob));
  }

  private static boolean isOut(Http browser) {
    for (int i = 0; i < REQUESTS; i++) {
      if (browser.get("/guide/setup/", "Accept", PAGE).status() == 200) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void signingOutCloses(SampleProxy proxy) {
    Http ann = signedIn(proxy, gate(), "ann");

    assertThat(ann.get("/logout", "Accept", PAGE).body()).contains("/auth/assets/site.css");
    assertThat(ann.post("/logout", "").status()).isEqualTo(303);

    assertThat(ann.get("/guide/setup/", "Accept", PAGE).status()).isEqualTo(302);
  }
}
