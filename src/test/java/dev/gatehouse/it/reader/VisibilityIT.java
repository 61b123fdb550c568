package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may read a site, and where readers without a session are sent. */
@Tag("database")
class VisibilityIT extends GatehouseIT {
  private static final String PASSWORD = "a long enough password";

  @Test
  void publicSiteIsReadByAnybodyAndOffersToSignIn() {
    HelpCenter site = HelpCenter.of("public");

    Answer page = site.browser().get("/docs?a=b");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("href=\"/login?forward=%2Fdocs\"");
    assertThat(site.browser().get("/login").body()).doesNotContain("href=\"/login?forward");
  }

  @Test
  void publicSiteStillIdentifies() {
    HelpCenter site = HelpCenter.of("public");
    HelpCenter.Sso sso = site.connection(Map.of());
    site.userWith("ann@help.example", PASSWORD);
    Http byToken = site.browser();
    Http byPassword = site.browser();

    byToken.get("/sso/jwt?jwt=" + sso.token("vera"));
    HelpCenter.signIn(byPassword, "ann@help.example", PASSWORD);

    assertThat(byToken.get("/").body()).contains("Name of vera").doesNotContain("/login?forward");
    assertThat(byPassword.get("/").body()).contains("ann@help.example");
  }

  @Test
  void ssoSiteSendsToTheDefaultConnection() {
    HelpCenter site = HelpCenter.of("sso");
    site.connection(Map.of());

    assertThat(site.browser().get("/docs").location()).startsWith("https://app.example/login?");
    assertThat(site.browser().get("/login").location()).startsWith("https://app.example/login?");
  }

  @Test
  void ssoSiteWithoutConnectionSaysThatItIsPrivateAndWhereToTypeAPassword() {
    HelpCenter site = HelpCenter.of("sso");

    Answer page = site.browser().get("/docs");

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.body()).contains("/login?bypass=1&amp;forward=%2Fdocs");
    Answer login = site.browser().get("/login");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.body()).contains("name=\"email\"", "name=\"password\"");
  }

  @Test
  void loginPageWithPasswordIsThereWhateverSendsOn() {
    HelpCenter site = HelpCenter.of("sso");
    site.connection(Map.of("name", "Our <App>"));

    Answer page = site.browser().get("/login?bypass=1&forward=/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("name=\"email\"", "Our &lt;App&gt;", "value=\"/docs\"", "Help &lt;&amp; Co&gt;");
    assertThat(page.bodyWithoutOurScript()).doesNotContain("<script");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void whoIsSignedInHasNoBusinessAtTheLoginPage() {
    HelpCenter site = HelpCenter.of("password");
    Http browser = site.browser();
    HelpCenter.open(browser, HelpCenter.SHARED);

    Answer page = browser.get("/login?forward=/docs");

    assertThat(page.status()).isEqualTo(303);
    assertThat(page.location()).isEqualTo("/docs");
  }

  @Test
  void guestMayStillSayWhoHeIs() {
    HelpCenter site = HelpCenter.of("password");
    site.userWith("ann@help.example", PASSWORD);
    Http browser = site.browser();
    HelpCenter.open(browser, HelpCenter.SHARED);

    assertThat(browser.get("/login?bypass=1").body()).contains("name=\"email\"");
    HelpCenter.signIn(browser, "ann@help.example", PASSWORD);

    assertThat(browser.get("/docs").body()).contains("ann@help.example");
    assertThat(browser.get("/login?bypass=1").status()).isEqualTo(303);
    assertThat(site.items(site.path() + "/sessions")).hasSize(2);
  }

  @Test
  void passwordSiteAsksForItsPassword() {
    HelpCenter site = HelpCenter.of("password");
    site.connection(Map.of());

    Answer sent = site.browser().get("/docs?a=b");
    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.location()).isEqualTo("/login?forward=%2Fdocs%3Fa%3Db");
    Answer page = site.browser().get(sent.location());

    assertThat(page.body())
        .contains("name=\"shared\"", "value=\"/docs?a=b\"", ">App</a>", "/login?bypass=1")
        .doesNotContain("name=\"email\"");
  }

  @Test
  void passwordSiteTakesTokensAsWell() {
    HelpCenter site = HelpCenter.of("password");
    HelpCenter.Sso sso = site.connection(Map.of());
    Http browser = site.browser();

    assertThat(browser.get("/sso/jwt?jwt=" + sso.token("vera")).status()).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("Name of vera");
  }

  @Test
  void invitedSiteWithoutLoginUrlAsksForThePasswordOfAUser() {
    HelpCenter site = HelpCenter.of("invited");

    Answer sent = site.browser().get("/docs");

    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.location()).isEqualTo("/login?forward=%2Fdocs");
    assertThat(site.browser().get(sent.location()).body()).contains("name=\"email\"");
  }

  @Test
  void invitedSiteSendsToTheDefaultConnectionWhereItHasALoginUrl() {
    HelpCenter site = HelpCenter.of("invited");
    site.connection(Map.of());

    assertThat(site.browser().get("/docs").location()).startsWith("https://app.example/login?");
  }

  @Test
  void invitedSiteTurnsStrangersAwayAndMakesNoUserOfThem() {
    HelpCenter site = HelpCenter.of("invited");
    HelpCenter.Sso sso = site.connection(Map.of());

    Answer answer = site.browser().get("/sso/jwt?jwt=" + sso.token("mallory"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(site.events("reason=user_not_registered")).hasSize(1);
    assertThat(site.items(site.path() + "/users")).isEmpty();
  }

  @Test
  void invitedSiteLetsUsersInByTokenAndByPassword() {
    HelpCenter site = HelpCenter.of("invited");
    HelpCenter.Sso sso = site.connection(Map.of());
    site.userWith("ann@company.example", PASSWORD);
    Http byToken = site.browser();
    Http byPassword = site.browser();

    assertThat(byToken.get("/sso/jwt?jwt=" + sso.token("ann")).status()).isEqualTo(303);
    assertThat(HelpCenter.signIn(byPassword, "ann@company.example", PASSWORD).status())
        .isEqualTo(303);

    assertThat(byToken.get("/docs").status()).isEqualTo(200);
    assertThat(byPassword.get("/docs").status()).isEqualTo(200);
  }

  @Test
  void sessionsOfNobodyEndWhenOnlyInvitedUsersMayRead() {
    HelpCenter site = HelpCenter.of("password");
    Http guest = site.browser();
    HelpCenter.open(guest, HelpCenter.SHARED);
    assertThat(guest.get("/docs").status()).isEqualTo(200);

    site.change(site.path(), Map.of("visibility", "invited"));

    assertThat(guest.get("/docs").status()).isEqualTo(302);
  }

  @Test
  void signingOutLeadsToAPageThatSaysSo() {
    HelpCenter site = HelpCenter.of("password");
    site.connection(Map.of("logoutUrl", "https://app.example/bye"));
    Http browser = site.browser();
    HelpCenter.open(browser, HelpCenter.SHARED);

    Answer answer = browser.form("/logout", Map.of());
    assertThat(answer.location()).isEqualTo("/logout");
    Answer page = browser.get("/logout");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>You are signed out</h1>", "href=\"/login\"");
    assertThat(browser.get("/docs").status()).isEqualTo(302);
  }

  @Test
  void pagesCookiesAndRedirectsUseTheHostThatWasAskedFor() {
    String domain = "help-" + UUID.randomUUID() + ".example";
    HelpCenter site =
        HelpCenter.with(
            Map.of(
                "visibility",
                "password",
                "sharedPassword",
                HelpCenter.SHARED,
                "customDomains",
                new String[] {domain}));
    Http browser = browserAt(domain);

    Answer sent = browser.get("/docs");
    assertThat(sent.location()).startsWith("/login?");
    Answer opened = HelpCenter.open(browser, HelpCenter.SHARED);
    assertThat(opened.location()).isEqualTo("/");
    assertThat(opened.header("Set-Cookie")).doesNotContainIgnoringCase("domain");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(site.browser().get("/docs").status()).isEqualTo(302);
  }

  @Test
  void domainBelongsToOneSite() {
    String domain = "help-" + UUID.randomUUID() + ".example";
    HelpCenter.with(Map.of("customDomains", new String[] {domain}));

    Answer second =
        admin.post(
            "/sites",
            Map.of(
                "subdomain",
                "second-" + UUID.randomUUID(),
                "name",
                "Second",
                "customDomains",
                new String[] {domain}));

    assertThat(second.status()).isEqualTo(409);
  }
}
