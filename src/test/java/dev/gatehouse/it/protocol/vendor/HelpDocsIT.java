package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Restricting your HelpDocs with Custom JWT SSO": who gets in, and where the others go. */
@Tag("server")
class HelpDocsIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static final String HTML = "<title>";

  /** "You can send us the JWT on any page of your docs." */
  @Test
  void takesTheTokenOnAnyPage() {
    Company company = HelpDocs.company();
    for (String host : List.of(company.host(), HelpDocs.domain(company))) {
      Http browser = browserAt(host);

      Answer answer = browser.get("/docs?x=1&hd_jwt=" + HelpDocs.token(company) + "&y=%20");

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1&y=%20");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(browser.get("/docs").status()).isEqualTo(200);
      assertThat(browser.cookies()).containsOnlyKeys("hd_jwt");
    }
    assertThat(company.sessions()).allMatch(row -> row.path("tokenIssuedAt").isTextual());
    assertThat(company.users("")).isEmpty();
    assertThat(company.events("event=sso.helpdocs.accepted")).hasSize(2);
  }

  @Test
  void takesTheTokenInFormPost() {
    Company company = HelpDocs.company();
    Http browser = company.browser();

    Answer answer = browser.form("/docs?x=1", Map.of("hd_jwt", HelpDocs.token(company)));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?x=1");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void theTokenIsTheSession() {
    Company company = HelpDocs.company();
    Http browser = company.browser();
    long exp = Instant.now().getEpochSecond() + 600;
    browser.withCookie("hd_jwt", HelpDocs.token(company, Map.of("exp", exp)));

    assertThat(browser.get("/docs").status()).isEqualTo(200);
    clock.stopAt(Instant.ofEpochSecond(exp + 1));
    Answer answer = browser.get("/docs");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo("/login?forward=%2Fdocs");
    assertThat(HelpDocs.reason(company)).isEqualTo("jwt_expired");
  }

  /** "You can regenerate it at any time … You can also disable JWT auth completely." */
  @Test
  void newKeyAndSwitchedOffConnectionEndEveryToken() {
    Company company = HelpDocs.company();
    Http browser = company.browser().withCookie("hd_jwt", HelpDocs.token(company));
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    String secret = company.newKey(Map.of()).path("secret").asText();

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    browser.withCookie("hd_jwt", Company.token(HelpDocs.claims(company), secret));
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    company.switchConnection(false);
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    Answer sent = browser.get("/docs?hd_jwt=" + HelpDocs.token(company));
    assertThat(sent.location()).isEqualTo("/login?forward=%2Fdocs");
    assertThat(HelpDocs.reason(company)).isEqualTo("sso_not_configured");
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -1, jwt_expired",
    "exp, , jwt_missing_required_claim",
    "iat, 5, jwt_iat_in_future",
    "iat, , jwt_missing_required_claim"
  })
  void rejectsDates(String claim, Long fromNow, String reason) {
    Company company = HelpDocs.company();
    Map<String, Object> changed = new HashMap<>();
    changed.put(claim, fromNow == null ? null : Instant.now().getEpochSecond() + fromNow);

    rejects(company, HelpDocs.token(company, changed), reason);
  }

  @Test
  void rejectsWhatNoKeyOfTheConnectionSigned() {
    Company company = HelpDocs.company();
    Company other = HelpDocs.company();

    rejects(company, "a.b.c", "jwt_invalid_signature");
    rejects(company, other.token(HelpDocs.claims(company)), "jwt_invalid_signature");
    rejects(company, HelpDocs.token(company, Map.of("aud", 7)), "jwt_missing_required_claim");
  }

  private static void rejects(Company company, String token, String reason) {
    for (String host : List.of(company.host(), HelpDocs.domain(company))) {
      Answer sent = at(host).get("/docs?x=1&hd_jwt=" + token);
      Answer kept = browserAt(host).withCookie("hd_jwt", token).get("/docs?x=1");

      for (Answer answer : List.of(sent, kept)) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/login?forward=%2Fdocs%3Fx%3D1");
        assertThat(HelpDocs.setCookie(answer, "hd_jwt")).isNull();
      }
    }
    assertThat(company.events("event=sso.helpdocs.rejected"))
        .allSatisfy(event -> assertThat(event.path("surface").asText()).isEqualTo("page"))
        .first()
        .satisfies(event -> assertThat(event.path("reason").asText()).isEqualTo(reason));
  }

  @Test
  void takesEveryWayToNameTheAudience() {
    Company company = HelpDocs.company();
    String domain = HelpDocs.domain(company);
    for (String audience : List.of(company.subdomain, company.host(), domain)) {
      accepts(company, audience);
      accepts(company, List.of("other", audience));
    }
    accepts(company, "https://" + company.host());
    accepts(company, "https://" + domain);

    for (Object audience :
        List.of(
            "https://" + domain + "/",
            company.host() + "/",
            "http://" + domain,
            "https://" + company.subdomain,
            domain.toUpperCase(java.util.Locale.ROOT),
            List.of("other"),
            "localhost")) {
      rejects(company, HelpDocs.token(company, Map.of("aud", audience)), "jwt_audience_mismatch");
    }
  }

  private static void accepts(Company company, Object audience) {
    String token = HelpDocs.token(company, Map.of("aud", audience));
    assertThat(company.program().get("/docs?hd_jwt=" + token).status())
        .as("%s", audience)
        .isEqualTo(303);
  }

  /** "Redirecting Logged Out Users". */
  @Test
  void sendsReadersToTheLoginUrlByWayOfTheLoginPage() {
    Company company = HelpDocs.company();
    Http browser = company.browser();

    Answer page = browser.get("/docs?x=1");
    Answer login = browser.get(page.location());

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).isEqualTo("/login?forward=%2Fdocs%3Fx%3D1");
    assertThat(login.status()).isEqualTo(302);
    assertThat(login.location()).isEqualTo(company.loginUrl + "&hd_url=%2Fdocs%3Fx%3D1");
    assertThat(browser.get("/login").location()).isEqualTo(company.loginUrl);
    assertThat(browser.get("/login?forward=https://evil.example").location())
        .isEqualTo(company.loginUrl + "&hd_url=%2F");
  }

  @Test
  void takesATokenWithinThePageToReturnToOutOfIt() {
    Company company = HelpDocs.company();
    String token = HelpDocs.token(company);
    String page = Http.encoded("/docs?x=1&hd_jwt=" + token);

    for (String path : List.of("/login?forward=" + page, "/docs?x=1&next=" + page)) {
      Answer answer = company.browser().get(path);

      assertThat(answer.status()).as(path).isEqualTo(302);
      assertThat(answer.location()).contains("%2Fdocs%3Fx%3D1").doesNotContain(token);
    }
  }

  /** "You can still login at /login?bypass=1." */
  @ParameterizedTest
  @ValueSource(strings = {"/login?bypass=1", "/login?bypass=1&forward=/docs"})
  void bypassLeadsToTheLoginPageItself(String path) {
    Answer answer = HelpDocs.company().browser().get(path);

    assertThat(answer.location()).isNull();
    assertThat(answer.body()).contains(HTML);
  }

  @Test
  void withoutLoginUrlTheLoginPageIsShown() {
    Company company = HelpDocs.withoutLoginUrl();

    Answer page = company.browser().get("/docs");
    Answer login = company.browser().get(page.location());

    assertThat(page.location()).isEqualTo("/login?forward=%2Fdocs");
    assertThat(login.location()).isNull();
    assertThat(login.body()).contains(HTML);
  }

  @Test
  void whoIsKnownHasNoBusinessAtTheLoginPage() {
    Company company = HelpDocs.company();
    Http browser = company.browser().withCookie("hd_jwt", HelpDocs.token(company));

    assertThat(browser.get("/login?forward=/docs").location()).isEqualTo("/docs");
    assertThat(company.program().get("/login?forward=/docs&hd_jwt=" + HelpDocs.token(company)))
        .extracting(Answer::location)
        .isEqualTo("/docs");
  }

  /** A backend that signs wrongly would be asked for the next token for ever. */
  @Test
  void asksNoMoreWhenTheFifthTokenIsBad() {
    Company company = HelpDocs.company();
    Http browser = company.browser();
    String bad = "/docs?hd_jwt=a.b.c";

    String[] navigates = {"Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"};

    assertThat(browser.get(bad, navigates).status()).isEqualTo(302);
    Answer form = browser.form("/docs", Map.of("hd_jwt", "a.b.c"), navigates);
    assertThat(form.status()).isEqualTo(302);
    Answer another = browser.get("/search?hd_jwt=a.b.c", navigates);
    assertThat(another.status()).as("another page").isEqualTo(302);
    for (int i = 3; i < 5; i++) {
      assertThat(browser.get(bad, navigates).status()).isEqualTo(302);
    }
    Answer fifth = browser.get(bad, navigates);

    assertThat(fifth.status()).isEqualTo(403);
    assertThat(fifth.body())
        .contains(company.events("").get(0).path("traceId").asText())
        .contains("/login?forward=%2Fdocs");
    assertThat(company.browser().get(bad, navigates).status()).isEqualTo(302);

    browser.get("/docs?hd_jwt=" + HelpDocs.token(company));
    assertThat(browser.cookies()).containsOnlyKeys("hd_jwt");
    assertThat(browser.get(bad, navigates).status()).isEqualTo(302);
  }

  @Test
  void prefetchAndHeadSignNobodyIn() {
    Company company = HelpDocs.company();
    String path = "/docs?hd_jwt=" + HelpDocs.token(company);

    Answer prefetch = company.program().get(path, "Sec-Purpose", "prefetch");
    Answer head = company.program().head(path);

    assertThat(prefetch.status()).isEqualTo(403);
    assertThat(head.location()).isEqualTo("/login?forward=%2Fdocs");
    for (Answer answer : List.of(prefetch, head)) {
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
  }

  /** "You can add permission groups to your JWTs to enable a user to see certain articles." */
  @Test
  void groupsOfTheTokenOpenArticles() {
    Company company = HelpDocs.company();
    Content content = new Content(company);
    List<String> group = content.group();
    String path = content.article(Map.of("title", "For staff", "groups", group));

    assertThat(status(company, path, List.of("group:" + group.get(0), "group:nosuch")))
        .isEqualTo(200);
    assertThat(status(company, path, List.of(group.get(0)))).isEqualTo(404);
    assertThat(status(company, path, List.of("group:"))).isEqualTo(404);
    assertThat(status(company, path, "group:" + group.get(0))).isEqualTo(404);
    assertThat(status(company, path, List.of("group:" + group.get(0), 7))).isEqualTo(200);
    assertThat(company.program().get(path).status()).isEqualTo(302);
  }

  private static int status(Company company, String path, Object groups) {
    String token = HelpDocs.token(company, Map.of("permission_groups", groups));
    return company.browser().withCookie("hd_jwt", token).get(path).status();
  }

  @Test
  void namesWhatIsNotTaken() {
    Company company = HelpDocs.company();
    Map<String, Object> claims =
        Map.of("user_data", Map.of("name", "A"), "permission_groups", List.of("nope"));
    String token = HelpDocs.token(company, claims);

    assertThat(company.browser().get("/docs?hd_jwt=" + token).status()).isEqualTo(303);

    assertThat(company.events("limit=1").get(0).path("detail").asText())
        .endsWith(
            " Not taken: permission_groups has entries (1) that are not group: and an ID; user_data"
                + " is not a string of at most 4096 bytes that holds JSON.");
    JsonNode inspection =
        admin.post(company.connection() + "/inspect", Map.of("token", token)).json();
    assertThat(inspection.path("accepted").asBoolean()).as("%s", inspection).isTrue();
    assertThat(inspection.path("checks").findValuesAsText("check"))
        .endsWith("optional claim permission_groups", "optional claim user_data");
  }

  @Test
  void idsAreNeverReadAsAbsent() {
    Company company = HelpDocs.company();
    for (Object id : List.of(true, "", "4\n2", 42.5)) {
      String token = HelpDocs.token(company, Map.of("external_id", id));
      assertThat(company.browser().withCookie("hd_jwt", token).get("/docs").status())
          .isNotEqualTo(200);
      assertThat(HelpDocs.reason(company)).isEqualTo("jwt_invalid_claim");
    }
    String token = HelpDocs.token(company, Map.of("external_id", 42, "email", "ann@x.example"));
    assertThat(company.browser().withCookie("hd_jwt", token).get("/docs").status()).isEqualTo(200);
    assertThat(company.users("externalId=42")).hasSize(1);
  }

  @Test
  void readerWithAddressIsUserWhoCanBeSuspended() {
    Company company = HelpDocs.company();
    String token =
        HelpDocs.token(company, Map.of("email", "Ann@Company.example", "name", "Ann <b>"));
    Http browser = company.browser().withCookie("hd_jwt", token);
    assertThat(browser.get("/docs").body()).contains("Ann &lt;b&gt;");
    JsonNode ann = company.users("email=ann@company.example").get(0);

    company.change(company.site() + "/users/" + ann.path("id").asLong(), Map.of("banned", true));

    Answer kept = browser.get("/docs");
    Answer sent = company.browser().get("/docs?hd_jwt=" + token);
    assertThat(kept.status()).isEqualTo(403);
    assertThat(sent.status()).isEqualTo(403);
    assertThat(kept.body()).contains("suspended");
    assertThat(HelpDocs.reason(company)).isEqualTo("user_banned");
  }

  @Test
  void siteForInvitedUsersTurnsStrangersAway() {
    Company company = HelpDocs.company(Map.of("visibility", "invited"), Map.of());
    admin.post(company.site() + "/users", Map.of("email", "ann@company.example"));

    assertThat(company.program().get("/docs?hd_jwt=" + HelpDocs.token(company)).status())
        .isEqualTo(403);
    String ann = HelpDocs.token(company, Map.of("email", "ann@company.example"));
    assertThat(company.program().get("/docs?hd_jwt=" + ann).status()).isEqualTo(303);
  }

  @Test
  void onPublicSiteTokensIdentifyAndGateNothing() {
    Company company = HelpDocs.company(Map.of("visibility", "public"), Map.of());
    String path = new Content(company).article(Map.of("title", "Members", "private", true));
    Http browser = company.browser();

    assertThat(browser.withCookie("hd_jwt", "a.b.c").get("/docs").status()).isEqualTo(200);
    assertThat(browser.get(path).status()).isEqualTo(404);
    Answer refused = browser.get("/docs?hd_jwt=a.b.c");
    assertThat(refused.status()).isEqualTo(303);
    assertThat(refused.location()).isEqualTo("/docs");
    browser.get("/docs?hd_jwt=" + HelpDocs.token(company));
    assertThat(browser.get(path).status()).isEqualTo(200);
  }

  @Test
  void inspectionTellsEveryCheckOnEverySurface() {
    Company company = HelpDocs.company();
    for (String surface : List.of("page", "api", "redirect")) {
      assertThat(inspect(company, HelpDocs.token(company), surface).path("accepted").asBoolean())
          .isTrue();
      JsonNode foreign = inspect(company, HelpDocs.token(company, Map.of("aud", "other")), surface);
      assertThat(foreign.path("reason").asText()).isEqualTo("jwt_audience_mismatch");
      assertThat(foreign.path("checks").findValuesAsText("check"))
          .contains("required claim exp", "required claim iat", "required claim aud", "exp", "iat")
          .contains("aud");
    }
    assertThat(company.users("")).isEmpty();
  }

  private JsonNode inspect(Company company, String token, String surface) {
    return admin
        .post(company.connection() + "/inspect", Map.of("token", token, "surface", surface))
        .json();
  }
}
