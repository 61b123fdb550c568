package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers that every answer has, or none. */
@Tag("server")
class AnswerHeadersIT extends GatehouseIT {
  private static final String[] BY_HTTPS = {"X-Forwarded-Proto", "https"};
  private static final String SECURE = "(?i).*; *secure(;.*|$)";

  @Test
  void everyAnswerOverHttpsKeepsBrowsersToHttps() {
    Map<Http, List<String>> addresses =
        Map.of(
            at(HelpCenter.of("public").host()),
            List.of("/", "/docs", "/nowhere", "/assets/site.css", "/js/init.js", "/v1/article"),
            at(Company.startingSignInsItself().host()),
            List.of("/docs", "/login", "/sso/jwt?jwt=a.b.c", "/api/widget/v1/me"),
            at("localhost"),
            List.of("/", "/console/", "/console/login.xhtml", "/api/admin/v1/sites", "/nowhere"),
            at("nobody.localhost"),
            List.of("/"));
    addresses.forEach(
        (host, paths) ->
            paths.forEach(
                path -> {
                  Answer answer = host.get(path, BY_HTTPS);
                  assertThat(answer.headers("Strict-Transport-Security"))
                      .as("%s", answer)
                      .containsExactly("max-age=31536000");
                  assertThat(host.get(path).headers("Strict-Transport-Security")).isEmpty();
                }));
  }

  @Test
  void theSessionCookieIsSecureOverHttps() {
    Http console = at("localhost");

    assertThat(console.get("/console/login.xhtml", BY_HTTPS).headers("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.matches(SECURE));
    assertThat(console.get("/console/login.xhtml").headers("Set-Cookie"))
        .isNotEmpty()
        .noneMatch(cookie -> cookie.matches(SECURE));
  }

  @Test
  void everyAnswerTellsTheTraceIdThatRefusedReadersQuote() {
    Company company = Company.startingSignInsItself();
    Http reader = company.browser();
    for (String path : List.of("/docs", "/assets/site.css", "/nowhere", "/api/widget/v1/me")) {
      assertThat(reader.get(path).header("X-Request-Id")).as(path).matches("[2-9a-z]{12}");
    }

    Answer refused = reader.get("/sso/jwt?jwt=a.b.c");

    String trace = refused.header("X-Request-Id");
    assertThat(refused.body()).contains(trace);
    assertThat(company.events("").get(0).path("traceId").asText()).isEqualTo(trace);
  }

  @Test
  void traceOfATrustedProxyGoesOn() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    Answer answer = at("localhost").get("/", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(answer.header("X-Request-Id")).isEqualTo(trace);
  }

  @Test
  void pagesOfTheConsoleShareNoWindow() {
    assertThat(at("localhost").get("/console/login.xhtml").header("Cross-Origin-Opener-Policy"))
        .isEqualTo("same-origin");
  }

  @Test
  void searchEnginesListOnlyWhatEverybodyMayRead() {
    Http open = at(HelpCenter.of("public").host());
    for (String path : List.of("/", "/docs", "/search?q=a", "/assets/site.css", "/js/init.js")) {
      assertThat(open.get(path).header("X-Robots-Tag")).as(path).isNull();
    }
    for (String path : List.of("/nowhere", "/article/1-x", "/logout", "/v1/article", "/login")) {
      assertThat(open.get(path).header("X-Robots-Tag")).as(path).isEqualTo("noindex");
    }
    for (HelpCenter gated : List.of(HelpCenter.of("sso"), HelpCenter.of("password"))) {
      for (String path : List.of("/", "/docs", "/login", "/nowhere", "/sso/jwt")) {
        assertThat(at(gated.host()).get(path).header("X-Robots-Tag")).isEqualTo("noindex");
      }
    }
    Company company = Company.startingSignInsItself();
    Http reader = company.browser();
    reader.get("/sso/jwt?jwt=" + company.token("ann"));
    assertThat(reader.get("/docs").header("X-Robots-Tag")).isEqualTo("noindex");
    for (String path : List.of("/console/login.xhtml", "/api/admin/v1/sites", "/nowhere")) {
      assertThat(at("localhost").get(path).header("X-Robots-Tag")).as(path).isEqualTo("noindex");
    }
    assertThat(at("localhost").get("/").header("X-Robots-Tag")).isNull();
  }
}
