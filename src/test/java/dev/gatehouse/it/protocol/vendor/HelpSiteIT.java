package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.vendor.HelpSiteCompany.COOKIE;
import static dev.gatehouse.it.support.vendor.HelpSiteCompany.inSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HelpSite's "Using a JWT": in the query string or in a cookie. */
@Tag("server")
class HelpSiteIT extends GatehouseIT {
  private final HelpSiteCompany company = HelpSiteCompany.founded();

  @Test
  void keepsTheTokenAndSendsToTheSamePageWithoutIt() {
    String token = company.token();
    Http browser = company.browser();

    Answer answer = browser.get("/docs?x=1&jwt=" + token + "&y=2");

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?x=1&y=2");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(browser.get("/docs?x=1&y=2").status()).isEqualTo(200);
    assertThat(browser.get("/").status()).isEqualTo(200);
    assertThat(company.company.sessions()).allMatch(row -> row.path("tokenIssuedAt").isTextual());
  }

  @Test
  void keepsItInAPermanentCookieOfThisHost() {
    String token = company.token();

    assertThat(company.program().get("/?jwt=" + token).headers("Set-Cookie"))
        .containsExactly(
            COOKIE + "=" + token + "; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax");
    assertThat(
            company
                .program()
                .get("/?jwt=" + token, "X-Forwarded-Proto", "https")
                .header("Set-Cookie"))
        .endsWith("; Max-Age=34560000; HttpOnly; Secure; SameSite=Lax");
  }

  /** "It can be used in an iframe." */
  @Test
  void keepsItInFramesThatTheSiteAllows() {
    Map<String, Object> framed = Map.of("frameAncestors", List.of("https://app.example"));
    company.company.change(company.company.site(), framed);

    Answer answer = company.program().get("/?jwt=" + company.token(), "X-Forwarded-Proto", "https");

    assertThat(answer.header("Set-Cookie")).endsWith("; Secure; SameSite=None; Partitioned");
  }

  @Test
  void takesTheTokenByFormPost() {
    Http browser = company.browser();

    Answer answer = browser.form("/docs?x=1", Map.of("jwt", company.token()));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?x=1");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void leadsPastTheLoginPage() {
    Http browser = company.browser();

    Answer answer = browser.get("/login?forward=%2Fdocs&jwt=" + company.token());

    assertThat(answer.location()).isEqualTo("/login?forward=%2Fdocs");
    assertThat(browser.get(answer.location()).location()).isEqualTo("/docs");
  }

  @Test
  void acceptsAnAudienceThatIsTheSubdomainOrHoldsIt() {
    String ours = company.company.subdomain;

    assertThat(page(company.token("aud", ours)).status()).isEqualTo(200);
    assertThat(page(company.token("aud", List.of(ours))).status()).isEqualTo(200);
    assertThat(page(company.token("aud", List.of("another", ours))).status()).isEqualTo(200);
  }

  @Test
  void acceptsACookieThatTheCompanySet() {
    Answer answer = page(company.token());

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void acceptsTheCompanysCookieBesideAStaleOneOfOurs(boolean staleFirst) {
    String stale = COOKIE + "=" + company.token("exp", inSeconds(-100));
    String good = COOKIE + "=" + company.token();
    String cookies = staleFirst ? stale + "; " + good : good + "; " + stale;

    assertThat(company.program().get("/docs", "Cookie", cookies).status()).isEqualTo(200);
  }

  @Test
  void triesNoMoreThanThreeCookies() {
    String two = COOKIE + "=a; " + COOKIE + "=b; ";
    String three = two + COOKIE + "=c; ";
    String good = COOKIE + "=" + company.token();

    assertThat(company.program().get("/", "Cookie", two + good).status()).isEqualTo(200);
    assertThat(company.program().get("/", "Cookie", three + good).status()).isEqualTo(302);
  }

  @Test
  void queryWinsOverTheCookie() {
    Http browser = company.browserKeeping(company.tokenOf("ann"));

    assertThat(browser.get("/?jwt=" + company.token("exp", inSeconds(-100))).location())
        .contains("jwt_error=expired");
    assertThat(browser.get("/?jwt=" + company.tokenOf("bob")).status()).isEqualTo(303);
    assertThat(browser.get("/").body()).contains("Name of bob");
  }

  @Test
  void emptyParameterIsNoToken() {
    assertThat(company.browserKeeping(company.token()).get("/?jwt=").status()).isEqualTo(200);
    assertThat(company.browser().get("/?jwt=").location()).contains("jwt_error=missing");
  }

  @Test
  void tokenMayComeAnyNumberOfTimes() {
    String token = company.tokenOf("ann", "jti", "once");

    for (int i = 0; i < 3; i++) {
      assertThat(company.browser().get("/?jwt=" + token).status()).isEqualTo(303);
    }
  }

  /** "You can authenticate Read-Only users without first inviting those users in HelpSite." */
  @Test
  void readerWithoutNameIsNoUserOfTheSite() {
    Http browser = company.browser();
    browser.get("/?jwt=" + company.token());

    assertThat(browser.get("/").body()).contains("Sign out");
    assertThat(company.company.users("limit=10")).isEmpty();
    assertThat(company.company.events("event=sso.helpsite.accepted")).hasSize(1);
  }

  @Test
  void readerWithNameIsAUserOfTheSite() {
    Http browser = company.browser();
    browser.get("/?jwt=" + company.tokenOf("ann"));

    assertThat(browser.get("/").body()).contains("Name of ann");
    assertThat(company.company.users("email=ann@company.example")).hasSize(1);
    assertThat(page(company.tokenOf("bob")).status()).isEqualTo(200);
    assertThat(company.company.users("externalId=id-bob")).hasSize(1);
  }

  @Test
  void permissionGroupsOpenWhatIsForThem() {
    Content content = new Content(company.company);
    List<String> group = content.group();
    String article = content.article(Map.of("title", "Staff only", "groups", group));
    List<String> groups = List.of("group:" + group.get(0), "group:unknown", group.get(0) + "x");
    Http member = company.browserKeeping(company.token("permission_groups", groups));

    assertThat(member.get(article).status()).isEqualTo(200);
    assertThat(company.browserKeeping(company.token()).get(article).status()).isEqualTo(404);
    assertThat(member.get("/v1/article/" + Content.id(article)).status()).isEqualTo(200);
  }

  @Test
  void namesWhatIsNotTaken() {
    List<Object> groups = List.of("nope", "group:gone", "group:a\0b", 7);
    String token = company.token("permission_groups", groups, "name", "a\u202eb");

    assertThat(company.browser().get("/docs?jwt=" + token).status()).isEqualTo(303);
    assertThat(company.company.events("limit=1").get(0).path("detail").asText())
        .contains(" Not taken: name is not ", "; permission_groups has entries (3) that are not")
        .endsWith("; permission_groups names groups (1) that this site does not have: gone.");
  }

  @Test
  void headAndPrefetchSignNobodyIn() {
    String path = "/docs?jwt=" + company.token();

    Answer head = company.program().head(path);
    Answer prefetch = company.program().get(path, "Sec-Purpose", "prefetch;prerender");

    assertThat(head.headers("Set-Cookie")).isEmpty();
    assertThat(head.location()).contains("jwt_error=missing");
    assertThat(prefetch.headers("Set-Cookie")).isEmpty();
    assertThat(prefetch.status()).isEqualTo(403);
    assertThat(company.company.events("limit=10")).isEmpty();
  }

  @Test
  void publicSiteIsNotGatedByABadToken() {
    HelpSiteCompany open = HelpSiteCompany.of(Map.of("visibility", "public"));
    String expired = open.token("exp", inSeconds(-100));

    assertThat(open.browser().get("/docs?jwt=" + expired).location()).isEqualTo("/docs");
    assertThat(open.browserKeeping(expired).get("/docs").status()).isEqualTo(200);
    assertThat(open.browserKeeping("nonsense").get("/docs").body()).doesNotContain("Sign out");
    assertThat(open.browserKeeping(open.tokenOf("ann")).get("/docs").body())
        .contains("Name of ann");
  }

  /** A browser drops a cookie of more than 4096 characters. */
  @Test
  void keepsALongTokenInSeveralCookies() {
    String token = company.tokenOf("ann", "note", "x".repeat(4000));
    Http browser = company.browser();

    Answer answer = browser.form("/docs", Map.of("jwt", token));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.headers("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("helpsite_jwt-"))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).hasSizeLessThan(4096));
    assertThat(browser.get("/docs").body()).contains("Name of ann");

    browser.get("/?jwt=" + company.tokenOf("bob"));
    assertThat(browser.cookies()).hasSize(1);
    assertThat(browser.get("/docs").body()).contains("Name of bob");
  }

  @Test
  void signingOutTakesTheCookieAway() {
    Http browser = company.browser();
    browser.get("/?jwt=" + company.token());

    Answer answer = browser.form("/logout", Map.of());

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("Domain"));
    assertThat(browser.cookies()).isEmpty();
    assertThat(browser.get("/docs").status()).isEqualTo(302);
  }

  /** "It should be set on the bare domain like .yourdomain.com": it would sign in again. */
  @Test
  void signingOutAtACustomDomainTakesTheCompanysCookieAway() {
    Http browser = browserAt(company.customDomain()).withCookie(COOKIE, company.token());
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    assertThat(browser.form("/logout", Map.of()).headers("Set-Cookie"))
        .contains(COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
        .contains(
            COOKIE
                + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Domain="
                + company.company.subdomain
                + ".example")
        .noneMatch(cookie -> cookie.endsWith("=example"));
  }

  private Answer page(String token) {
    return company.browserKeeping(token).get("/docs");
  }
}
