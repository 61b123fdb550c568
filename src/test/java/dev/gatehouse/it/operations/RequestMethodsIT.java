package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.RawRequest;
import dev.gatehouse.it.support.http.RawRequest.Received;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which methods each address takes, as it says itself (RFC 9110 sections 10.2.1 and 15.5.6). */
@Tag("server")
class RequestMethodsIT extends GatehouseIT {
  private static final List<String> UNKNOWN = List.of("TRACE", "PROPFIND", "BREW", "PATCH");
  private static final String BASE = "localhost";
  private static final String READ = "GET, HEAD, OPTIONS";
  private static final String FORM = "GET, HEAD, POST, OPTIONS";

  private static Received send(String method, String host, String path) {
    RawRequest request = RawRequest.of(method, path).with("Host", host + ":" + Http.port());
    return host.equals(BASE)
        ? request.with("Authorization", "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN")).send()
        : request.send();
  }

  private static void takes(String methods, String host, String... paths) {
    for (String path : paths) {
      Received options = send("OPTIONS", host, path);
      assertThat(options.status()).as("OPTIONS %s", path).isIn(200, 204);
      assertThat(options.header("Allow")).as("OPTIONS %s", path).isEqualTo(methods);
      List<String> refused = new ArrayList<>(UNKNOWN);
      refused.addAll(List.of("PUT", "DELETE"));
      refused.removeAll(List.of(methods.split(", ")));
      for (String method : refused) {
        Received answer = send(method, host, path);
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
        assertThat(answer.header("Allow")).as("%s %s", method, path).isEqualTo(methods);
        assertThat(answer.body()).doesNotContain("WildFly", "Payara", "JBoss", "<html");
      }
    }
  }

  @Test
  void pagesAndFiles() {
    String open = HelpCenter.of("public").host();
    takes(READ, open, "/", "/docs", "/search", "/article/1-x", "/nowhere", "/assets/site.css");
    takes(READ, open, "/assets", "/assets/none.css", "/js/init.js", "/favicon.ico", "/look/logo");
    takes(FORM, open, "/login", "/logout");
    String gated = Company.startingSignInsItself().host();
    takes(READ, gated, "/", "/docs", "/access/return", "/assets/site.css");
    takes(FORM, gated, "/login", "/sso/jwt");
  }

  @Test
  void resourcesOfPrograms() {
    String open = HelpCenter.of("public").host();
    takes(READ, open, "/v1/article", "/v1/category/1");
    takes("POST, OPTIONS", CodeBackend.founded().company.host(), "/jwt/generateCode", "/jwt/token");
    takes(FORM, BASE, "/api/admin/v1/sites");
    takes("GET, HEAD, PUT, DELETE, OPTIONS", BASE, "/api/admin/v1/sites/1");
    takes(READ, BASE, "/api/admin/v1/audit");
    takes(READ, open, "/api/widget/v1/search");
  }

  @Test
  void baseHost() {
    takes(READ, BASE, "/", "/console", "/console/", "/openapi.json", "/assets/site.css");
    takes(FORM, BASE, "/console/login.xhtml");
  }

  @Test
  void unknownMethodsMeetNoPageOfTheServer() {
    Map<String, String> nothing =
        Map.of(
            "/console/", HelpCenter.of("public").host(),
            "/site/home.xhtml", HelpCenter.of("public").host(),
            "/openapi.json", Company.startingSignInsItself().host(),
            "/v1/nothing", HelpCenter.of("public").host(),
            "/nothing", BASE,
            "/", "nobody.localhost");
    nothing.forEach(
        (path, host) -> {
          for (String method : UNKNOWN) {
            Received answer = send(method, host, path);
            assertThat(answer.status()).as("%s %s%s", method, host, path).isIn(404, 405);
            assertThat(answer.body()).doesNotContain("WildFly", "Payara", "JBoss", "<title>Error");
          }
        });
  }
}
