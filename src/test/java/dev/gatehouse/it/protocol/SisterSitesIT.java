package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.ProProfsCompany;
import dev.gatehouse.it.support.vendor.SisterSites;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sign-in opens several sites, and the reader moves between them on their own hosts. */
@Tag("database")
@Tag("server")
class SisterSitesIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final SisterSites sites = new SisterSites();
  private final SisterSites.Site first = sites.firstSite();
  private final SisterSites.Site second = sites.second;
  private final SisterSites.Site third = sites.third;
  private final Traveller browser = new Traveller();

  private Answer signIn(SisterSites.Site... opened) {
    Long[] ids = List.of(opened).stream().map(SisterSites.Site::id).toArray(Long[]::new);
    return sites.signIn(browser, "ann", ids);
  }

  private boolean isIn(SisterSites.Site site) {
    return browser.get(site.origin() + "/docs").status() == 200;
  }

  private void moveTo(SisterSites.Site site) {
    Answer answer = browser.follow(sites.link(site));
    assertThat(answer.status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(site.origin() + "/");
  }

  /** The address at the other site, with an unused hand-over code. */
  private String handOver(SisterSites.Site to) {
    String address = browser.get(sites.link(to)).location();
    assertThat(address).startsWith(to.origin() + "/access/arrive?code=");
    return address;
  }

  @Test
  void readerMovesToAnOpenedSiteWithoutSigningInAgain() {
    signIn(first, second);

    moveTo(second);

    assertThat(isIn(first)).isTrue();
    JsonNode accepted = second.list("/events?event=sso.sister.accepted").get(0);
    assertThat(accepted.path("detail").asText()).contains("site " + first.id());
    JsonNode sent = first.list("/events?event=sso.sister.sent").get(0);
    assertThat(sent.path("detail").asText()).contains("site " + second.id());
    assertThat(second.list("/sessions")).hasSize(1);
  }

  @Test
  void cookiesAreHostOnlyAndTheCodeDoesNotStayInTheAddress() {
    signIn(first, second);

    Answer arrived = browser.get(handOver(second));

    assertThat(arrived.status()).as("%s", arrived).isEqualTo(303);
    assertThat(arrived.location()).isEqualTo("/");
    assertThat(arrived.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(arrived.header("Cache-Control")).contains("no-store");
    assertThat(arrived.header("Set-Cookie"))
        .startsWith("gatehouse=")
        .contains("HttpOnly")
        .doesNotContain("Domain");
  }

  @Test
  void readerMovesToNoSiteThatWasNotListed() {
    signIn(first, second);

    for (long id : List.of(third.id(), sites.other.id(), 999_999_999L, first.id())) {
      assertThat(browser.get(first.origin() + "/access/site/" + id).status()).isEqualTo(404);
    }
    assertThat(isIn(third)).isFalse();
    assertThat(isIn(sites.other)).isFalse();
  }

  @Test
  void withoutSiteAccessOnlyTheSiteThatWasCalledIsOpened() {
    sites.signIn(browser, ProProfsCompany.claims("ann"));

    assertThat(isIn(first)).isTrue();
    assertThat(browser.get(sites.link(second)).status()).isEqualTo(404);
    assertThat(browser.get(first.origin() + "/").body()).doesNotContain("Other sites");
    assertThat(isIn(second)).isFalse();
  }

  @Test
  void pagesOfAnOpenedSiteOfferTheOthers() {
    signIn(first, second, third);

    assertThat(browser.get(first.origin() + "/docs").body())
        .contains("/access/site/" + second.id(), "The second site")
        .contains("/access/site/" + third.id(), "The third site")
        .doesNotContain("The other site", "/access/site/" + first.id());
    moveTo(second);
    assertThat(browser.get(second.origin() + "/docs").body())
        .contains("/access/site/" + first.id(), "/access/site/" + third.id())
        .doesNotContain("/access/site/" + second.id());
  }

  @Test
  void fromASisterSiteTheReaderMovesOnAndBack() {
    signIn(first, second, third);
    moveTo(second);

    Answer onward = browser.follow(second.origin() + "/access/site/" + third.id());
    assertThat(onward.status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(third.origin() + "/");

    Answer back = browser.follow(third.origin() + "/access/site/" + first.id());
    assertThat(back.status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.way()).hasSize(2);
    assertThat(List.of(isIn(first), isIn(second), isIn(third))).containsOnly(true);
  }

  @Test
  void readerLandsOnTheFirstSiteOpenedIfTheOneThatWasCalledIsNot() {
    Answer answer = signIn(third, second);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).startsWith(third.origin() + "/access/arrive?code=");
    assertThat(browser.at(first.host()).cookies()).doesNotContainKey("gatehouse");
    assertThat(browser.follow(answer.location()).status()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(third.origin() + "/");
    assertThat(isIn(first)).isFalse();
    assertThat(browser.follow(third.origin() + "/access/site/" + second.id()).status())
        .isEqualTo(200);
    assertThat(isIn(second)).isTrue();
    assertThat(sites.first.sessions()).isEmpty();
  }

  @Test
  void readerSignsInAgainAtTheSiteThatLetThemIn() {
    String page =
        second.origin()
            + new Content(second.path())
                .article(Map.of("title", "Salaries", "visitors", true, "reauthenticate", true));
    signIn(first, second);
    moveTo(second);
    assertThat(browser.get(page).status()).isEqualTo(200);
    Instant later = Instant.now().plusSeconds(16 * 60);
    clock.stopAt(later);

    String asked = browser.get(page).location();
    assertThat(asked).startsWith(first.origin() + "/access/site/" + second.id() + "?");
    String login = browser.get(asked).location();
    assertThat(login).startsWith("/login?forward=%2Faccess%2Fsite%2F");
    assertThat(browser.get(first.origin() + login).status()).isIn(200, 302);
    Map<String, Object> claims = SisterSites.claims("ann", first.id(), second.id());
    claims.put("iat", later.getEpochSecond());
    sites.signIn(browser, claims);

    assertThat(browser.follow(asked).status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(page);
  }

  @Test
  void timeOfTheSignInReachesASiteThatItOpensAlone() {
    String page =
        third.origin()
            + new Content(third.path())
                .article(Map.of("title", "Salaries", "visitors", true, "reauthenticate", true));
    Map<String, Object> claims = SisterSites.claims("ann", third.id());
    claims.put("auth_time", Instant.now().getEpochSecond() - 3600);
    browser.follow(sites.signIn(browser, claims).location());
    assertThat(isIn(third)).isTrue();

    assertThat(browser.get(page).location())
        .startsWith(first.origin() + "/access/site/" + third.id() + "?");
  }

  @Test
  void tokenThatOpensOtherSitesOnlyWorksOnceAsWell() throws Exception {
    String path =
        ProProfsCompany.SIGN_IN + sites.backend.token(SisterSites.claims("ann", third.id()));

    List<Answer> answers = Simultaneously.times(10, i -> () -> sites.first.program().get(path));

    assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 403).hasSize(9);
  }

  @Test
  void eachSiteDecidesWhoTheReaderIs() {
    long there = second.register("ann");
    new Content(second.path()).article(Map.of("title", "For visitors", "visitors", true));
    new Content(second.path()).article(Map.of("title", "For users"));
    new Content(third.path()).article(Map.of("title", "For users"));
    signIn(first, second, third);

    moveTo(second);
    moveTo(third);

    assertThat(second.list("/sessions").get(0).path("userId").asLong()).isEqualTo(there);
    assertThat(browser.get(second.origin() + "/docs").body()).contains("Name of ann", "For users");
    assertThat(browser.get(third.origin() + "/docs").body()).doesNotContain("For users");
    assertThat(third.list("/users")).isEmpty();
  }

  @Test
  void whoIsNoGuestIsRefusedWhereNotRegistered() {
    first.register("ann");
    second.register("ann");
    Map<String, Object> claims = SisterSites.claims("ann", first.id(), second.id(), third.id());
    claims.put("guest", false);
    sites.signIn(browser, claims);

    moveTo(second);
    isRefusedAt(third, "user_not_registered");
  }

  @Test
  void whoIsSuspendedThereIsRefusedThere() {
    long id = second.register("ann");
    sites.first.change(second.path() + "/users/" + id, Map.of("banned", true));
    signIn(first, second);

    isRefusedAt(second, "user_banned");
    assertThat(isIn(first)).isTrue();
  }

  @Test
  void whoIsSuspendedWhereTheTokenWasMadeForGoesNowhereWithIt() {
    long id = first.register("ann");
    sites.first.change(first.path() + "/users/" + id, Map.of("banned", true));

    Answer answer = signIn(second);

    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    JsonNode event = first.list("/events?event=sso.proprofs.rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo("user_banned");
    assertThat(isIn(second)).isFalse();
  }

  @Test
  void siteForInvitedUsersTakesRegisteredOnesOnly() {
    sites.first.change(second.path(), Map.of("visibility", "invited"));
    sites.first.change(third.path(), Map.of("visibility", "invited"));
    third.register("ann");
    signIn(first, second, third);

    isRefusedAt(second, "user_not_registered");
    moveTo(third);
  }

  private void isRefusedAt(SisterSites.Site site, String reason) {
    Answer answer = browser.get(handOver(site));
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    JsonNode event = site.list("/events?event=sso.sister.rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo(reason);
    assertThat(answer.body()).contains(event.path("traceId").asText());
    assertThat(browser.at(site.host()).cookies()).doesNotContainKey("gatehouse");
  }

  @Test
  void codeWorksOnce() {
    signIn(first, second);
    String address = handOver(second);

    assertThat(new Traveller().get(address).status()).isEqualTo(303);
    Answer again = browser.get(address);

    assertThat(again.status()).isEqualTo(403);
    assertThat(browser.at(second.host()).cookies()).doesNotContainKey("gatehouse");
    assertThat(second.list("/events?reason=jwt_replayed")).hasSize(1);
    assertThat(second.list("/sessions")).hasSize(1);
  }

  @Test
  void reloadByTheBrowserThatArrivedIsNoReplay() {
    signIn(first, second);
    String address = handOver(second);
    browser.get(address);

    assertThat(browser.get(address).location()).isEqualTo("/");
    String toPage = browser.get(sites.link(second) + "?to=%2Fdocs%3Fx%3D1").location();
    browser.get(toPage);
    assertThat(browser.get(toPage).location()).isEqualTo("/docs?x=1");
    assertThat(second.list("/events?event=sso.sister.rejected")).isEmpty();
  }

  @Test
  void ofManySimultaneousCopiesOfACodeExactlyOneArrives() throws Exception {
    second.register("ann");
    signIn(first, second);
    for (int round = 0; round < 3; round++) {
      String address = handOver(second);

      List<Answer> answers = Simultaneously.times(20, i -> () -> new Traveller().get(address));

      assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() == 403).hasSize(19);
    }
    assertThat(second.list("/sessions")).hasSize(3);
  }

  @Test
  void codeIsForOneSiteOnly() {
    signIn(first, second, third);
    String address = handOver(second);
    String code = address.substring(address.indexOf('?'));

    assertThat(browser.get(third.origin() + "/access/arrive" + code).status()).isEqualTo(403);
    assertThat(browser.get(sites.other.origin() + "/access/arrive" + code).status()).isEqualTo(403);
    assertThat(third.list("/events?reason=hand_over_invalid")).hasSize(1);
    assertThat(browser.get(address).status()).as("nothing was used up").isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?code=", "?code=x", "?code=%00", "?code=a&code=b"})
  void madeUpCodesLetNobodyIn(String query) {
    Answer answer = browser.get(second.origin() + "/access/arrive" + query);

    assertThat(answer.status()).isBetween(400, 403);
    assertThat(browser.at(second.host()).cookies()).doesNotContainKey("gatehouse");
  }

  @Test
  void previewsAndPrefetchesUseNothingUp() {
    signIn(first, second);
    String address = handOver(second);
    String path = address.substring(address.indexOf("/access"));
    Http there = browser.at(second.host());

    assertThat(there.head(path).status()).isEqualTo(204);
    assertThat(there.get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(there.form(path, Map.of()).status()).isEqualTo(405);
    assertThat(browser.at(first.host()).head("/access/site/" + second.id()).status())
        .isEqualTo(204);
    assertThat(browser.get(sites.link(second), "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(browser.get(address).status()).isEqualTo(303);
  }

  @Test
  void signingOutEndsEverySessionOfTheSignIn() {
    signIn(first, second, third);
    moveTo(second);
    moveTo(third);
    String pending = handOver(second);

    browser.at(first.host()).form("/logout", Map.of());

    assertThat(List.of(isIn(first), isIn(second), isIn(third))).containsOnly(false);
    assertThat(new Traveller().get(pending).status()).isEqualTo(403);
  }

  @Test
  void signingOutAtASisterSiteMeansEverywhere() {
    signIn(first, second, third);
    moveTo(second);
    moveTo(third);

    browser.at(third.host()).form("/logout", Map.of());

    assertThat(List.of(isIn(first), isIn(second), isIn(third))).containsOnly(false);
  }

  @Test
  void revokedFirstSessionEndsTheOthers() {
    signIn(first, second);
    moveTo(second);

    admin.delete(first.path() + "/sessions/" + sites.first.sessions().get(0).path("id").asText());

    assertThat(List.of(isIn(first), isIn(second))).containsOnly(false);
  }

  @Test
  void suspendedOrDeletedUserIsOutEverywhere() {
    for (String person : List.of("ann", "bob")) {
      long id = first.register(person);
      sites.signIn(browser, person, first.id(), second.id());
      moveTo(second);

      String user = first.path() + "/users/" + id;
      if (person.equals("ann")) {
        sites.first.change(user, Map.of("banned", true));
      } else {
        admin.delete(user);
      }

      assertThat(List.of(isIn(first), isIn(second))).as(person).containsOnly(false);
    }
  }

  @Test
  void sessionsOfAConnectionEndAtEverySite() {
    signIn(third);
    Traveller another = new Traveller();
    another.follow(sites.signIn(another, "bob", third.id()).location());
    signIn(first, second);
    moveTo(second);

    admin.delete(first.path() + "/sessions?connectionId=" + (sites.first.connectionId + 1));
    assertThat(isIn(second)).isTrue();
    admin.delete(first.path() + "/sessions?connectionId=" + sites.first.connectionId);

    assertThat(List.of(isIn(first), isIn(second))).containsOnly(false);
    assertThat(another.get(third.origin() + "/docs").status()).isNotEqualTo(200);
    assertThat(third.list("/sessions")).isEmpty();
  }

  @Test
  void switchedOffConnectionClosesEverySite() {
    signIn(first, second);
    moveTo(second);
    String pending = handOver(second);

    sites.first.switchConnection(false);

    assertThat(List.of(isIn(first), isIn(second))).containsOnly(false);
    assertThat(new Traveller().get(pending).status()).isEqualTo(403);
    assertThat(second.list("/events?reason=sso_not_configured")).hasSize(1);
  }

  @Test
  void deletedConnectionAndDeletedSiteCloseEverySite() {
    signIn(first, second);
    moveTo(second);

    assertThat(admin.delete(sites.first.connection()).status()).isEqualTo(204);

    assertThat(List.of(isIn(first), isIn(second))).containsOnly(false);
    assertThat(second.list("/sessions")).isEmpty();
    assertThat(admin.delete(first.path()).status()).isEqualTo(204);
    assertThat(browser.follow(second.origin() + "/docs").status()).isEqualTo(401);
  }

  @Test
  void siteThatTheConnectionNoLongerListsIsClosed() {
    signIn(first, second, third);
    moveTo(second);

    sites.first.change(sites.first.connection(), Map.of("siteIds", List.of(third.id())));

    assertThat(isIn(second)).isFalse();
    assertThat(isIn(first)).isTrue();
    assertThat(browser.get(sites.link(second)).status()).isEqualTo(404);
    assertThat(new Http(second.host()).get("/docs").status()).as("not asked").isEqualTo(401);
    moveTo(third);
  }

  @Test
  void sessionThereEndsNoLaterThanTheFirst() {
    sites.first.change(first.path(), Map.of("sessionMinutes", 2));
    signIn(first, second);
    moveTo(second);

    String end = sites.first.sessions().get(0).path("expiresAt").asText();
    assertThat(second.list("/sessions").get(0).path("expiresAt").asText()).isLessThanOrEqualTo(end);
  }

  @Test
  void deepLinkIntoAnOpenedSiteOpensWithoutSigningIn() {
    signIn(first, second);

    Answer answer = browser.follow(second.origin() + "/docs?page=2");

    assertThat(answer.status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(second.origin() + "/docs?page=2");
    assertThat(browser.way()).hasSize(4);
  }

  @Test
  void deepLinkOfWhoIsNotSignedInIsChallengedAsUsual() {
    Answer answer = browser.follow(second.origin() + "/docs?page=2");

    assertThat(answer.status()).as("%s", browser.way()).isEqualTo(401);
    assertThat(browser.way()).hasSize(3);
    assertThat(browser.way().get(1)).startsWith(first.origin() + "/access/site/" + second.id());
    assertThat(browser.get(browser.address()).status()).as("not asked again").isEqualTo(401);
  }

  @Test
  void signInAtTheFirstSiteCountsAtOnceWhereTheReaderWasChallenged() {
    String deep = second.origin() + "/docs?page=2";
    for (String person : List.of("ann", "bob")) {
      assertThat(browser.follow(deep).status()).as(person).isEqualTo(401);
      sites.signIn(browser, person, first.id(), second.id());

      assertThat(browser.follow(deep).status()).as("%s", browser.way()).isEqualTo(200);
      assertThat(browser.address()).isEqualTo(deep);
      browser.at(first.host()).form("/logout", Map.of());
    }
  }

  /** In a frame, a browser may keep the cookies of the site around it only. */
  @Test
  void browserThatKeepsCookiesAtTheFirstSiteOnlyIsStopped() {
    signIn(first, second);
    browser.keepNoCookiesAt(second.host());

    Answer answer = browser.follow(second.origin() + "/docs");

    assertThat(answer.status()).as("%s", browser.way()).isEqualTo(403);
    assertThat(second.list("/events?reason=cookies_blocked")).hasSize(1);
  }

  @Test
  void browserWithoutCookiesIsNotSentAroundForEver() {
    Http there = new Http(second.host());
    URI question = URI.create(there.get("/docs").location());
    Answer back = new Http(first.host()).get(question.getRawPath() + "?" + question.getRawQuery());

    assertThat(back.location()).isEqualTo(second.origin() + "/access/return?forward=%2Fdocs");
    assertThat(there.get("/access/return?forward=%2Fdocs").status()).isEqualTo(401);
  }

  @Test
  void whoMayNotEnterByADeepLinkIsChallengedAsUsual() {
    sites.first.change(second.path(), Map.of("visibility", "invited"));
    signIn(first, second);

    Answer answer = browser.follow(second.origin() + "/docs");

    assertThat(answer.status()).as("%s", browser.way()).isIn(200, 401);
    assertThat(answer.body()).contains("password").doesNotContain("could not be signed in");
    assertThat(browser.address()).doesNotContain("/docs");
    assertThat(second.list("/sessions")).isEmpty();
    assertThat(second.list("/events?reason=user_not_registered")).hasSize(1);
  }

  @Test
  void onlyPagesAreAskedForElsewhere() {
    Http there = new Http(second.host());

    assertThat(there.head("/docs").status()).isEqualTo(401);
    assertThat(there.get("/v1/article").status()).isEqualTo(401);
    assertThat(there.get("/docs", "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(there.get("/assets/site.css").status()).isEqualTo(200);
    assertThat(new Http(sites.other.host()).get("/docs").status()).isEqualTo(401);
    sites.first.switchConnection(false);
    assertThat(there.get("/docs").status()).isEqualTo(401);
    sites.first.switchConnection(true);
    assertThat(there.get("/docs").status()).isEqualTo(302);
    sites.first.change(second.path(), Map.of("visibility", "public"));
    assertThat(there.get("/docs").status()).isEqualTo(200);
    assertThat(there.get("/access/return?forward=%2Fdocs").location()).isEqualTo("/docs");
  }

  @Test
  void customDomainsLeadToCustomDomains() {
    String ours = "help." + UUID.randomUUID() + ".example";
    String theirs = "docs." + UUID.randomUUID() + ".example";
    sites.first.change(first.path(), Map.of("customDomains", List.of(ours)));
    sites.first.change(second.path(), Map.of("customDomains", List.of(theirs)));
    String port = ":" + Http.port();

    browser.get("http://" + ours + port + ProProfsCompany.SIGN_IN + token(second, third));
    String link = "http://" + ours + port + "/access/site/";

    assertThat(browser.get(link + second.id()).location())
        .startsWith("http://" + theirs + port + "/access/arrive?code=");
    assertThat(browser.get(link + third.id()).location()).startsWith(third.origin() + "/access");
    Answer deep = browser.follow("http://" + theirs + port + "/docs");
    assertThat(deep.status()).as("%s", browser.way()).isEqualTo(200);
    assertThat(browser.address()).isEqualTo("http://" + theirs + port + "/docs");
    assertThat(browser.way()).noneMatch(address -> address.contains("localhost"));
  }

  private String token(SisterSites.Site... more) {
    Long[] ids = new Long[more.length + 1];
    ids[0] = first.id();
    for (int i = 0; i < more.length; i++) {
      ids[i + 1] = more[i].id();
    }
    return sites.backend.token(SisterSites.claims("ann", ids));
  }

  @Test
  void schemeIsThatOfTheRequest() {
    Answer answer =
        new Http(first.host())
            .get(ProProfsCompany.SIGN_IN + tokenFor(second), "X-Forwarded-Proto", "https");

    assertThat(answer.location()).startsWith("https://" + second.host() + ":" + Http.port() + "/");
  }

  private String tokenFor(SisterSites.Site site) {
    return sites.backend.token(SisterSites.claims("ann", site.id()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example", "/\\evil.example", "https://evil.example", "/%09/evil.example",
        "/%2F%2Fevil.example", "@evil.example", "/..//evil.example", "/docs%0d%0aSet-Cookie:x=y"
      })
  void noWayLeadsOutOfTheSites(String evil) {
    signIn(first, second);
    String to = "?to=" + Http.encoded(evil);

    String arrival = browser.get(sites.link(second) + to).location();
    assertThat(arrival).startsWith(second.origin() + "/access/arrive?code=");
    assertThat(browser.get(arrival).location()).isEqualTo("/");
    String asked = browser.get(sites.link(third) + to + "&from=" + third.host()).location();
    assertThat(asked).isEqualTo(third.origin() + "/access/return?forward=%2F");
    assertThat(
            browser
                .get(second.origin() + "/access/return?forward=" + Http.encoded(evil))
                .location())
        .isEqualTo("/");
  }

  @Test
  void nobodyIsSentToAHostThatIsNotTheSitesOwn() {
    signIn(first, second);
    for (String host :
        List.of("evil.example", first.host(), third.host(), "x." + second.host(), "", "%00")) {
      assertThat(browser.get(sites.link(second) + "?from=" + host).status())
          .as(host)
          .isIn(400, 404);
    }
    String other = first.origin() + "/access/site/" + sites.other.id();
    assertThat(browser.get(other + "?from=" + sites.other.host()).status()).isEqualTo(404);
  }
}
