package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.RawRequest;
import dev.gatehouse.it.support.http.RawRequest.Received;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each server makes of addresses and hosts as they really come. */
@Tag("server")
class RequestFormsIT extends GatehouseIT {
  private static final String BASE = "localhost";

  @ParameterizedTest
  @ValueSource(strings = {"a|b", "^", "{x}", "`", "100%", "%zz", "a%", "ümlaut", "[x]", "'", "~"})
  void searchesForWhatABrowserSendsUnescaped(String words) {
    HelpCenter open = HelpCenter.of("public");

    Received page = RawRequest.get(open.host(), "/search?q=" + words).send();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("value=\"" + words.replace("'", "&#39;") + "\"");
  }

  @Test
  void remembersAPageWithWhatABrowserSendsUnescaped() {
    for (String query : List.of("utm_content=a|b", "f={x}", "p=100%", "q=`^`")) {
      Company company = Company.startingSignInsItself();
      Received sent = RawRequest.get(company.host(), "/docs?" + query).send();
      assertThat(sent.status()).as(query).isEqualTo(302);
      String key = sent.header("Location").replaceFirst(".*[?&]key=", "");
      String cookie = sent.header("Set-Cookie").split(";")[0];
      String token = company.token(Company.claims(key, "ann"));

      Answer back = at(company.host()).get("/sso/jwt?jwt=" + token, "Cookie", cookie);

      assertThat(back.status()).as(query).isEqualTo(303);
      assertThat(back.location()).isEqualTo("/docs?" + query);
    }
  }

  @Test
  void readsATokenWithASlipAsOneThatIsNone() {
    Company company = Company.startingSignInsItself();
    for (String slip : List.of("%", "%zz", "%00", "%0a", "+", "%20", "=")) {
      String token = company.token("ann");

      Received answer = RawRequest.get(company.host(), "/sso/jwt?jwt=" + token + slip).send();

      assertThat(answer.status()).as(slip).isEqualTo(403);
      assertThat(answer.body()).doesNotContain(token.substring(token.lastIndexOf('.')));
    }
    assertThat(company.events("reason=jwt_invalid_signature")).hasSize(7);
  }

  @Test
  void takesNoTokenWithAControlCharacterBesideIt() {
    Company company = Company.startingSignInsItself();
    for (String junk : List.of("\0", "\u0001", "\u001f", ",", " x", "\"")) {
      Received answer =
          RawRequest.get(company.host(), "/api/widget/v1/me")
              .with("Authorization", "Bearer " + company.token("ann") + junk)
              .send();

      assertThat(answer.status()).as("%s", (int) junk.charAt(0)).isIn(400, 401);
    }
    Received good =
        RawRequest.get(company.host(), "/api/widget/v1/me")
            .with("Authorization", "bearer  " + company.token("ann"))
            .send();
    assertThat(good.status()).isEqualTo(200);
  }

  @Test
  void slashesThatAreDoubledOrAtTheEndMakeNoOtherAddress() {
    HelpCenter open = HelpCenter.of("public");
    Http reader = at(open.host());
    for (String path :
        List.of(
            "/docs", "/search", "/logout", "/v1/article", "/api/widget/v1/search", "/js/init.js")) {
      int status = reader.get(path).status();
      assertThat(status).as(path).isEqualTo(200);
      for (String near : nearMisses(path)) {
        assertThat(RawRequest.get(open.host(), near).send().status()).as(near).isEqualTo(status);
      }
    }
    for (String near : nearMisses("/console/login.xhtml")) {
      assertThat(RawRequest.get(BASE, near).send().status()).as(near).isEqualTo(200);
    }
    for (String near : nearMisses("/api/admin/v1/sites")) {
      Received list =
          RawRequest.get(BASE, near)
              .with("Authorization", "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN"))
              .send();
      assertThat(list.status()).as(near).isEqualTo(200);
      assertThat(RawRequest.get(BASE, near).send().status()).as(near).isEqualTo(401);
    }
  }

  private static List<String> nearMisses(String path) {
    return List.of(path + "/", "/" + path, "//" + path + "/", path + "//");
  }

  @Test
  void noWayOfWritingAPathGoesPastWhatGuardsIt() {
    Company company = Company.startingSignInsItself();
    for (String path :
        List.of(
            "//docs",
            "/docs/",
            "//article/1-x/",
            "/assets//../docs",
            "/assets/%2e%2e/docs",
            "/assets/..;/docs",
            "//assets/%2e%2e/docs",
            "/%64ocs/",
            "/js/%2e%2e/v1/article",
            "//v1/article/")) {
      Received answer = RawRequest.get(company.host(), path).send();
      assertThat(answer.status()).as(path).isIn(301, 302, 400, 401, 404);
    }
    for (String path :
        List.of(
            "//WEB-INF/web.xml",
            "/WEB-INF/web.xml/",
            "/web-inf//web.xml/",
            "/%57EB-INF/web.xml/",
            "//META-INF/MANIFEST.MF",
            "//site/home.xhtml",
            "/site/home.xhtml/",
            "//WEB-INF/web.xml%3Fx")) {
      for (String host : List.of(HelpCenter.of("public").host(), BASE)) {
        assertThat(RawRequest.get(host, path).send().status()).as(path).isIn(400, 404);
      }
    }
    for (String hidden :
        List.of("/WEB-INF", "/WEB-INF/", "/META-INF", "/META-INF/", "/WEB-INF/site")) {
      for (String host : List.of(HelpCenter.of("public").host(), BASE)) {
        Received answer = RawRequest.get(host, hidden).send();
        assertThat(answer.status()).as(hidden).isEqualTo(404);
        assertThat(answer.body()).as(hidden).doesNotContain("Payara", "WildFly");
      }
    }
    String open = HelpCenter.of("public").host();
    for (String folder :
        List.of("/assets", "/assets/", "/js", "/js/", "//assets//", "/assets/handbook", "/site")) {
      assertThat(RawRequest.get(open, folder).send().status()).as(folder).isEqualTo(404);
    }
    for (String path :
        List.of(
            "//console/overview.xhtml", "/console//overview.xhtml/", "//console//", "/console/")) {
      assertThat(RawRequest.get(BASE, path).send().status()).as(path).isEqualTo(303);
    }
  }

  static Stream<List<String>> badHosts() {
    return Stream.of(
        List.of("%s", "%s"),
        List.of("%s", "evil.example"),
        List.of("a,b"),
        List.of("%s:abc"),
        List.of("user@%s"),
        List.of("%s/x"),
        List.of("[::1"),
        List.of("%s:99999"));
  }

  @ParameterizedTest
  @MethodSource("badHosts")
  void refusesARequestWithoutOneValidHost(List<String> hosts) {
    String open = HelpCenter.of("public").host();
    RawRequest request = RawRequest.of("GET", "/docs");
    hosts.forEach(host -> request.with("Host", host.formatted(open)));

    assertThat(request.send().status()).isEqualTo(400);
  }
}
