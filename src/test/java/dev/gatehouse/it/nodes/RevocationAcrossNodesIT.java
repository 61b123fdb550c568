package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What is changed at one node counts at the other, which has just answered from memory. How long
 * that took is printed, and not asserted: two seconds are for a machine that is not busy.
 */
@Tag("nodes")
class RevocationAcrossNodesIT {
  private final Node other = Nodes.second();
  private final Company company = Company.startingSignInsItself();
  private final Http browser = company.browser();
  private final Http there = other.on(browser);
  private String test;

  @BeforeEach
  void signIn(TestInfo info) {
    test = info.getDisplayName();
    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    assertThat(there.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void bannedReaderIsOut() {
    String user = company.users("").get(0).path("id").asText();
    company.change(company.site() + "/users/" + user, Map.of("banned", true));
    isHeardOf(() -> there.get("/docs").status() == 302);
  }

  @Test
  void readerWhoSignedOutIsOut() {
    String session = browser.cookies().get("gatehouse");
    browser.form("/logout", Map.of(), "Origin", browser.origin());
    Http kept = other.on(company.browser().withCookie("gatehouse", session));
    isHeardOf(() -> kept.get("/docs").status() == 302);
  }

  @Test
  void readerWhoSignedOutOfTheAppIsOut() {
    assertThat(signedOut(company, "ann").status()).isEqualTo(200);
    isHeardOf(() -> there.get("/docs").status() == 302);
  }

  @Test
  void tokenOfAReaderWhoSignedOutOfTheAppIsOver() {
    Company site = Company.with(Map.of(), Map.of("protocol", "helpsite"));
    Map<String, Object> claims = Company.claims("1", "ann");
    claims.put("aud", site.subdomain);
    Http elsewhere = other.on(site.browser().withCookie("helpsite_jwt", site.token(claims)));
    assertThat(elsewhere.get("/docs").status()).isEqualTo(200);

    assertThat(signedOut(site, "ann").status()).isEqualTo(200);

    isHeardOf(() -> elsewhere.get("/docs").status() == 302);
  }

  @Test
  void tokenThatAnOperatorEndedIsOver() {
    Company site = Company.with(Map.of(), Map.of("protocol", "helpsite"));
    Map<String, Object> claims = Company.claims("1", "ann");
    claims.put("aud", site.subdomain);
    Http elsewhere = other.on(site.browser().withCookie("helpsite_jwt", site.token(claims)));
    assertThat(elsewhere.get("/docs").status()).isEqualTo(200);

    String session = site.sessions().get(0).path("id").asText();
    assertThat(site.admin.delete(site.site() + "/sessions/" + session).status()).isEqualTo(204);

    isHeardOf(() -> elsewhere.get("/docs").status() == 302);
  }

  private static Answer signedOut(Company company, String person) {
    String client = company.siteId + "-" + company.connectionId;
    return company
        .program()
        .json(
            "POST",
            "/sso/logout",
            "{\"email\":\"" + person + "@company.example\"}",
            CodeBackend.basic(client, company.secret()));
  }

  @Test
  void sessionThatAnOperatorEndedIsOver() {
    String session = company.sessions().get(0).path("id").asText();
    assertThat(company.admin.delete(company.site() + "/sessions/" + session).status())
        .isEqualTo(204);
    isHeardOf(() -> there.get("/docs").status() == 302);
  }

  @Test
  void connectionThatIsOffLetsNobodyStay() {
    company.switchConnection(false);
    isHeardOf(() -> there.get("/docs").status() == 401);
    company.switchConnection(true);
    isHeardOf(() -> there.get("/docs").status() == 200);
  }

  @Test
  void deletedSiteIsGone() {
    assertThat(company.admin.delete(company.site()).status()).isEqualTo(204);
    isHeardOf(() -> there.get("/docs").status() == 404);
  }

  @Test
  void deletedKeySignsNobodyIn() {
    assertThat(signInThere()).isEqualTo(303);
    String keys = company.connection() + "/keys";
    String key = company.admin.get(keys).json().at("/items/0/id").asText();
    assertThat(company.admin.delete(keys + "/" + key).status()).isEqualTo(204);
    isHeardOf(() -> signInThere() == 403);
  }

  @Test
  void replacedKeySignsNobodyIn() {
    assertThat(signInThere()).isEqualTo(303);
    company.newKey(Map.of());
    isHeardOf(() -> signInThere() == 403);
  }

  @Test
  void newArticleIsFoundAndADeletedOneIsNot() {
    assertThat(there.get("/search?q=kumquat").body()).contains("No results");
    String page =
        new Content(company).article(Map.of("title", "On kumquats", "body", "A kumquat a day"));
    isHeardOf(() -> there.get("/search?q=kumquat").body().contains(page));

    company.admin.delete(company.site() + "/articles/" + Content.id(page));
    isHeardOf(() -> !there.get("/search?q=kumquat").body().contains(page));
    assertThat(there.get(page).status()).isEqualTo(404);
  }

  @Test
  void whoCameByBreakGlassIsOut() {
    String path = company.site() + "/break-glass";
    JsonNode opened = Company.created(company.admin.post(path, Map.of("reason", "A drill")));
    Http came = other.on(company.browser());
    String secret = HelpCenter.secretOf(opened.path("link").asText());
    Map<String, String> typed =
        Map.of("secret", secret, "password", opened.path("password").asText());
    assertThat(came.form("/login/break-glass", typed).status()).isEqualTo(303);
    assertThat(came.get("/docs").status()).isEqualTo(200);

    company.admin.delete(path);
    isHeardOf(() -> came.get("/docs").status() == 302);
  }

  private int signInThere() {
    return other.at(company.host()).get("/sso/jwt?jwt=" + company.token("ben")).status();
  }

  private void isHeardOf(BooleanSupplier condition) {
    long begun = System.nanoTime();
    eventually(other + " has heard of it", condition);
    System.out.printf("%s: %s ms%n", test, (System.nanoTime() - begun) / 1_000_000);
  }
}
