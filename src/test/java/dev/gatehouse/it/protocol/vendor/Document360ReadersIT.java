package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reader who came with a code may do, and how it ends. */
class Document360ReadersIT extends GatehouseIT {
  private final CodeBackend backend = CodeBackend.founded();
  private final Company company = backend.company;

  @Test
  void isSentToTheSignInUrlAgainWhenTheSessionIsOver() {
    Http browser = company.browser();
    backend.signIn(browser, "ann");
    admin.delete(company.site() + "/sessions");

    Answer again = browser.get("/docs");

    assertThat(again.location()).startsWith(company.loginUrl + "&redirectPath=%2Fdocs");
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/docs");
  }

  @Test
  void signingOutLeadsToTheSignOutUrlOrToAPageOfOurs() {
    Http browser = company.browser();
    backend.signIn(browser, "ann");

    Answer page = browser.form("/logout", Map.of());
    assertThat(page.location()).isEqualTo("/logout");
    assertThat(browser.get("/logout").status()).isEqualTo(200);
    assertThat(company.sessions()).isEmpty();

    company.change(company.connection(), Map.of("logoutUrl", "https://app.company.example/bye"));
    backend.signIn(browser, "ann");
    assertThat(browser.form("/logout", Map.of()).location())
        .isEqualTo("https://app.company.example/bye");
  }

  @Test
  void neverReachesTheConsoleEvenWithAnOperatorsAddress() {
    Map<String, Object> user = CodeBackend.user("ann");
    user.put("emailId", System.getenv().getOrDefault("GATEHOUSE_ADMIN_EMAIL", "admin@localhost"));
    Http browser = company.browser();
    assertThat(browser.get("/jwt/authorize?code=" + backend.code(user)).status()).isEqualTo(303);

    assertThat(browser.get("/console/").status()).isEqualTo(404);
    assertThat(browser.get("/api/admin/v1/sites").status()).isEqualTo(404);
    Http base = browserAt("localhost").withCookie("gatehouse", browser.cookies().get("gatehouse"));
    assertThat(base.get("/console/").status()).isIn(302, 303);
    assertThat(base.get("/api/admin/v1/sites").status()).isEqualTo(401);
    assertThat(company.users("").get(0).path("role").asText()).isEqualTo("viewer");
  }

  @Test
  void suspendedReaderIsToldSo() {
    Http browser = company.browser();
    backend.signIn(browser, "ann");
    long id = company.users("").get(0).path("id").asLong();
    company.change(company.site() + "/users/" + id, Map.of("banned", true));

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    Answer page = backend.signIn(company.browser(), "ann");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.body()).contains("suspended");
    assertThat(company.events("reason=user_banned")).hasSize(1);
  }

  @Test
  void strangerIsTurnedAwayFromAnInvitedSite() {
    company.change(company.site(), Map.of("visibility", "invited"));
    assertThat(backend.signIn(company.browser(), "ann").status()).isEqualTo(403);

    admin.post(company.site() + "/users", Map.of("email", "Ann@Company.example"));

    assertThat(backend.signIn(company.browser(), "ann").status()).isEqualTo(303);
    assertThat(company.users("")).hasSize(1);
  }

  @Test
  void looksConsumeNothing() {
    String path = "/jwt/authorize?code=" + backend.code("ann");

    Answer look = company.program().head(path);
    assertThat(look.status()).isEqualTo(204);
    assertThat(look.location()).isNull();
    assertThat(company.program().send("OPTIONS", path, null).status()).isLessThan(500);
    assertThat(company.program().get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(company.program().json("POST", path, "{}").status()).isEqualTo(403);
    assertThat(company.sessions()).isEmpty();

    assertThat(company.browser().get(path).status()).isEqualTo(303);
  }

  @Test
  void secureCookieAndCustomDomainAreThoseOfTheHostThatWasAsked() {
    String domain = company.subdomain + ".example.org";
    company.change(company.site(), Map.of("customDomains", List.of(domain)));

    Answer answer =
        at(domain).get("/jwt/authorize?code=" + backend.code("ann"), "X-Forwarded-Proto", "https");

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.headers("Set-Cookie"))
        .anyMatch(c -> c.startsWith("__Host-gatehouse=") && c.contains("; Secure"));
    Answer challenge = at(domain).get("/docs");
    assertThat(challenge.location()).isEqualTo(company.loginUrl + "&redirectPath=%2Fdocs");
  }

  @Test
  void publicSiteStillIdentifies() {
    company.change(company.site(), Map.of("visibility", "public"));
    Http browser = company.browser();

    assertThat(backend.signIn(browser, "ann").status()).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("Name of ann");
  }

  @Test
  void signInUrlIsRequired() {
    Answer answer =
        admin.post(company.site() + "/connections", Map.of("protocol", "document360", "name", "X"));

    Problems.invalid(answer, "loginUrl");
  }
}
