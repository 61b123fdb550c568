package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.operator.Authenticator;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.operator.TeamBrowser;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operators who read a site for which they have a grant: they sign in at the base host and come
 * back with a code.
 */
@Tag("server")
class TeamLoginIT extends GatehouseIT {
  private static final String BASE = "localhost";

  private final HelpCenter site = HelpCenter.of("sso");
  private final TeamBrowser teamBrowser = new TeamBrowser(site.host());
  private final Traveller browser = teamBrowser.traveller();

  private Operator team(String role) {
    return Operator.with(Map.of("grants", List.of(Map.of("site", site.subdomain, "role", role))));
  }

  private String origin() {
    return at(site.host()).origin();
  }

  private Answer signInAtBase(Operator team, String login) {
    return teamBrowser.signInAtBase(team.email(), team.password(), login);
  }

  private String wayBack(Operator team, String forward) {
    String back = teamBrowser.wayBack(team.email(), team.password(), forward);
    assertThat(back).startsWith(origin() + "/login/team?code=");
    return back;
  }

  private void visit(Operator team) {
    assertThat(browser.get(wayBack(team, "/docs")).status()).isEqualTo(303);
    assertThat(docs().status()).isEqualTo(200);
  }

  private Answer docs() {
    return browser.get(origin() + "/docs");
  }

  @Test
  void pageForPasswordsLeadsTheTeamToTheBaseHost() {
    Answer page = browser.get(origin() + "/login?bypass=1&forward=/docs%3Fa%3Db");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("name=\"password\"", "href=\"/login/team?forward=%2Fdocs%3Fa%3Db\"");
    String landed = browser.follow(origin() + "/login/team?forward=/docs").body();
    assertThat(browser.address()).startsWith(at(BASE).origin() + "/console/login.xhtml?to=");
    assertThat(landed).contains("name=\"password\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "editor", "member"})
  @Tag("database")
  void everyRoleReadsItsSiteAndNoOther(String role) {
    Operator team = team(role);
    String deep = "/docs?q=" + "a".repeat(3980) + "&b=%2F%26";

    Answer arrived = browser.get(wayBack(team, deep));

    assertThat(arrived.status()).isEqualTo(303);
    assertThat(arrived.location()).isEqualTo(deep);
    assertThat(docs().body()).contains("Tess Team");
    assertThat(site.events("event=team.accepted")).hasSize(1);

    HelpCenter elsewhere = HelpCenter.of("sso");
    String start = at(elsewhere.host()).origin() + "/login/team";
    assertThat(browser.follow(start).status()).isEqualTo(404);
    assertThat(browser.get(at(elsewhere.host()).origin() + "/docs").status()).isNotEqualTo(200);
  }

  @Test
  void passwordsOfOperatorsCountForNothingAtTheHostOfASite() {
    Operator team = team("owner");
    Http stranger = site.browser();

    Answer refused = HelpCenter.signIn(stranger, team.email(), team.password());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body()).contains("password is incorrect");
    Answer withCode =
        stranger.form(
            "/login",
            Map.of("email", team.email(), "password", team.password(), "ticket", "x", "code", "1"));
    assertThat(withCode.status()).isEqualTo(401);
    assertThat(stranger.get("/docs").status()).isNotEqualTo(200);
    assertThat(site.events("event=password.accepted")).isEmpty();
  }

  @Test
  @Tag("database")
  void codeWorksOnceAndOnlyInTheBrowserThatAskedForIt() {
    String back = wayBack(team("member"), "/docs");
    Http thief = site.browser();

    assertThat(thief.get(TeamBrowser.path(back)).status()).isEqualTo(403);
    assertThat(thief.get("/login/team").status()).isEqualTo(303);
    assertThat(thief.get(TeamBrowser.path(back)).status())
        .as("with a nonce of its own")
        .isEqualTo(403);
    assertThat(browser.at(site.host()).head(TeamBrowser.path(back)).status()).isEqualTo(204);
    assertThat(
            browser.at(site.host()).get(TeamBrowser.path(back), "Sec-Purpose", "prefetch").status())
        .isNotEqualTo(303);

    assertThat(browser.get(back).location()).isEqualTo("/docs");

    assertThat(browser.get(back).location()).as("a reload").isEqualTo("/docs");
    browser.at(site.host()).form("/logout", Map.of());
    assertThat(browser.get(back).status()).isEqualTo(403);
    assertThat(docs().status()).isNotEqualTo(200);
    assertThat(site.events("event=team.rejected&reason=hand_over_invalid")).hasSize(3);
  }

  @Test
  void codeIsForOneSite() {
    HelpCenter elsewhere = HelpCenter.of("sso");
    Operator team =
        Operator.with(
            Map.of(
                "grants",
                List.of(
                    Map.of("site", site.subdomain, "role", "member"),
                    Map.of("site", elsewhere.subdomain, "role", "member"))));
    String back = wayBack(team, "/docs");
    browser.get(at(elsewhere.host()).origin() + "/login/team");

    assertThat(browser.get(at(elsewhere.host()).origin() + TeamBrowser.path(back)).status())
        .isEqualTo(403);
  }

  @Test
  void severalTabsComeBackToTheirOwnPages() {
    Operator team = team("member");
    String first = browser.get(origin() + "/login/team?forward=/docs").location();
    String second = browser.get(origin() + "/login/team?forward=/search").location();
    String firstLogin = browser.get(first).location();
    String secondLogin = browser.get(second).location();

    String back = TeamBrowser.path(signInAtBase(team, secondLogin).location());
    Answer other = browser.follow(at(BASE).origin() + back);
    assertThat(other.status()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(origin() + "/search");

    // The form of the first tab is sent to a console that has a session now.
    assertThat(firstLogin).contains("/console/login.xhtml");
    browser.follow(first);
    assertThat(browser.address()).isEqualTo(origin() + "/docs");
  }

  @Test
  void codeIsSentToNoHostButTheSites() {
    Operator team = team("owner");
    HelpCenter elsewhere = HelpCenter.of("sso");
    visit(team);
    String asked = browser.get(origin() + "/login/team?forward=/docs").location();

    for (String host : List.of("evil.example", elsewhere.host(), BASE, site.host() + "@evil", "")) {
      String forged = asked.replaceFirst("host=[^&]*", "host=" + Http.encoded(host));
      Answer answer = browser.get(forged);
      assertThat(answer.status()).as(host).isEqualTo(404);
      assertThat(answer.location()).isNull();
    }
    for (String forward : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
      String forged = asked.replaceFirst("forward=[^&]*", "forward=" + Http.encoded(forward));
      assertThat(browser.get(forged).location()).endsWith("&forward=%2F");
    }
    assertThat(browser.get(at(BASE).origin() + "/console/visit").status()).isEqualTo(404);
    assertThat(browser.get(at(BASE).origin() + "/console/visit?kept=0").status()).isEqualTo(404);
  }

  @Test
  void customDomainComesBackToItself() {
    String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    site.change(site.path(), Map.of("customDomains", List.of(domain)));
    Operator team = team("member");
    String away = browser.get(at(domain).origin() + "/login/team?forward=/docs").location();
    Answer signedIn = signInAtBase(team, browser.get(away).location());

    browser.follow(at(BASE).origin() + TeamBrowser.path(signedIn.location()));

    assertThat(browser.address()).isEqualTo(at(domain).origin() + "/docs");
  }

  @Test
  void pageOfTheSignInLetsItsFormBeRedirectedToTheSite() {
    String login = browser.get(browser.get(origin() + "/login/team").location()).location();

    Answer page = browser.at(BASE).get(TeamBrowser.path(login));

    assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' " + origin());
    assertThat(browser.at(BASE).get(ConsoleClient.LOGIN).header("Content-Security-Policy"))
        .doesNotContain(origin());
  }

  @Test
  void sessionEndsAtOnceWithTheGrant() {
    Operator team = team("member");
    visit(team);

    team.change(Map.of());

    assertThat(docs().status()).isNotEqualTo(200);
    assertThat(browser.follow(origin() + "/login/team").status()).isEqualTo(404);
  }

  @Test
  void codeEndsWithTheGrant() {
    Operator team = team("member");
    String back = wayBack(team, "/docs");

    team.change(Map.of());

    assertThat(browser.get(back).status()).isEqualTo(403);
  }

  @Test
  void sessionOutlivesAChangeThatLeavesTheRight() {
    Operator team = team("member");
    visit(team);

    team.change(Map.of("grants", List.of(Map.of("site", site.subdomain, "role", "editor"))));

    assertThat(docs().status()).isEqualTo(200);
  }

  @Test
  void sessionEndsAtOnceWithTheOperator() {
    Operator team = team("owner");
    visit(team);

    assertThat(admin.delete(team.path()).status()).isEqualTo(204);

    assertThat(docs().status()).isNotEqualTo(200);
  }

  @Test
  void anotherPasswordEndsTheSession() {
    Operator team = team("owner");
    visit(team);

    team.choosing("another password of mine");

    assertThat(docs().status()).isNotEqualTo(200);
  }

  @Test
  void disabledOperatorReadsNothing() {
    Operator team = team("owner");
    visit(team);

    team.change(
        Map.of(
            "disabled", true, "grants", List.of(Map.of("site", site.subdomain, "role", "owner"))));

    assertThat(docs().status()).isNotEqualTo(200);
  }

  @Test
  @Tag("database")
  void whoLacksARequiredSecondStepReadsNothing() {
    Operator team = team("owner");
    visit(team);
    TeamBrowser underWay = new TeamBrowser(site.host());
    String back = underWay.wayBack(team.email(), team.password(), "/docs");
    try {
      admin.put("/platform", Map.of("secondFactorRequired", true));

      // Confirmed once a second, here as on every other node.
      Eventually.eventually("the session ends", () -> docs().status() != 200);
      assertThat(underWay.traveller().get(back).status()).isEqualTo(403);
      assertThat(browser.get(origin() + "/login/team").location()).contains("/console/visit");
      String asked = browser.get(origin() + "/login/team").location();
      assertThat(browser.get(asked).location()).startsWith("/console/operator/set-up.xhtml");
    } finally {
      admin.put("/platform", Map.of());
    }
  }

  @Test
  void anotherSecondFactorEndsTheSession() {
    Operator team = team("owner");
    visit(team);
    ConsoleClient console = ConsoleClient.of(team);
    String account = "/console/operator/account.xhtml";
    Map<String, String> start = Map.of("factor-setup", "factor-setup", "set-up", "x");
    Answer shown = console.submit(account, console.get(account), start);
    Matcher secret =
        Pattern.compile("<code id=\"secret\"[^>]*>([A-Z2-7 ]+)<").matcher(shown.body());
    assertThat(secret.find()).as("%s", shown).isTrue();
    String code = new Authenticator(secret.group(1)).code(0);

    console.submit(
        account,
        shown,
        Map.of(
            "factor-begin",
            "factor-begin",
            "password",
            team.password(),
            "code",
            code,
            "begin",
            "x"));

    assertThat(admin.get(team.path()).json().path("secondFactor").asBoolean()).isTrue();
    assertThat(docs().status()).isNotEqualTo(200);
    assertThat(admin.delete(team.path() + "/second-factor").status()).isEqualTo(204);
    assertThat(console.get(account).status()).as("reset by an administrator").isEqualTo(303);
  }

  @Test
  void signingOutEverywhereEndsTheSession() {
    Operator team = team("member");
    visit(team);
    ConsoleClient console = ConsoleClient.of(team);
    String account = "/console/operator/account.xhtml";

    console.submit(
        account, console.get(account), Map.of("sessions", "sessions", "sign-out-elsewhere", "x"));

    assertThat(docs().status()).isNotEqualTo(200);
    assertThat(console.get(account).status()).as("this one continues").isEqualTo(200);
  }

  @Test
  void takesNoOtherMethod() {
    assertThat(browser.at(site.host()).post("/login/team", "code=x").status()).isEqualTo(405);
  }
}
