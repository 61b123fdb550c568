package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.SisterSites;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another website's link that would sign a browser in as somebody else. */
@Tag("database")
@Tag("server")
class SwapIT extends GatehouseIT {
  private static final String ASKED = "/sso/swap";
  private static final String[] LINK = fetch("cross-site", "navigate", "document");

  static Stream<Vendor> vendors() {
    return Vendor.STARTING_THEMSELVES.stream();
  }

  private static final Pattern QUESTION =
      Pattern.compile("name=\"question\" value=\"([A-Za-z0-9_-]+)\"");

  private static String[] fetch(String site, String mode, String destination) {
    return new String[] {
      "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", destination
    };
  }

  private static Http browserOf(Speaker speaker, String person) {
    Http browser = speaker.browser();
    assertThat(speaker.present(browser, speaker.credential(person)).status()).isEqualTo(303);
    assertThat(isReader(browser, person)).isTrue();
    return browser;
  }

  /** Whether this person is signed in: the page names them. */
  private static boolean isReader(Http browser, String person) {
    String page = browser.get("/logout").body();
    return page.contains("signed in as") && page.contains(person);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void readerIsAskedAndGoesOn(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    Map<String, String> anns = browser.cookies();
    String credential = speaker.credential("bob");

    Answer answer = speaker.present(browser, credential, LINK);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo(ASKED);
    assertThat(answer.headers("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("gatehouse-swap=")
        .contains("HttpOnly", "SameSite=Lax");
    Answer page = browser.get(ASKED, LINK);
    assertThat(page.status()).as("%s", page).isEqualTo(200);
    assertThat(page.body()).contains("ann", "bob").doesNotContain(credential);
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(isReader(browser, "ann")).isTrue();
    List<JsonNode> events = speaker.company.events("event=sso.swap.asked");
    assertThat(events).hasSize(1);
    assertThat(events.toString()).doesNotContain(credential);

    Answer done = goOn(browser, page);

    assertThat(done.status()).as("%s", done).isEqualTo(303);
    assertThat(done.location()).startsWith("/").doesNotContain(credential);
    assertThat(isReader(browser, "bob")).isTrue();
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-swap");
    if (anns.containsKey("gatehouse")) {
      Http before = speaker.browser().withCookie("gatehouse", anns.get("gatehouse"));
      assertThat(speaker.isIn(before)).isFalse();
    }
    // Back to the question, or a second answer.
    for (Answer late : List.of(browser.get(ASKED, LINK), goOn(browser, page))) {
      assertThat(late.status()).as("%s", late).isEqualTo(303);
      assertThat(late.location()).isIn(done.location(), "/", "/docs");
    }
    assertThat(isReader(browser, "bob")).isTrue();
    assertThat(speaker.company.events("event=sso.swap.rejected")).isEmpty();
    assertThat(goOn(speaker.browser(), page).status()).isEqualTo(403);
    assertThat(speaker.company.events("event=sso.swap.rejected")).hasSize(1);
  }

  /** Answers the question that a page shows. */
  private static Answer goOn(Http browser, Answer page) {
    Matcher field = QUESTION.matcher(page.body());
    assertThat(field.find()).as("%s", page).isTrue();
    return browser.form(
        ASKED, Map.of("question", field.group(1)), fetch("same-origin", "navigate", "document"));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void answerCountsForItsOwnQuestionOnly(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    speaker.present(browser, speaker.credential("bob"), LINK);
    Answer page = browser.get(ASKED, LINK);
    Http form = speaker.browser();

    speaker.present(browser, speaker.credential("bob"), LINK);
    Answer overtaken = goOn(browser, page);
    browser.withCookie("gatehouse-swap", ticketOfForm(speaker, form, speaker.credential("bob")));
    Answer unasked = goOn(browser, page);

    assertThat(overtaken.location()).isEqualTo(ASKED);
    assertThat(unasked.location()).isEqualTo(ASKED);
    assertThat(isReader(browser, "ann")).isTrue();
    assertThat(browser.get(ASKED, LINK).location()).isEqualTo(ASKED);
    goOn(browser, browser.get(ASKED, LINK));
    assertThat(isReader(browser, "bob")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void readerStaysAndNothingIsUsedUp(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    String credential = speaker.credential("bob");
    String location = speaker.present(browser, credential, LINK).location();
    assertThat(location).isEqualTo(ASKED);

    String page = browser.get(ASKED).body();

    assertThat(page).containsPattern("href=\"/(docs)?\"");
    assertThat(isReader(browser, "ann")).isTrue();
    assertThat(speaker.present(speaker.browser(), credential, LINK).location())
        .isNotEqualTo(ASKED)
        .startsWith("/");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void nobodyIsAskedWhomNothingThreatens(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");

    assertThat(speaker.present(browser, speaker.credential("ann"), LINK).location())
        .isNotEqualTo(ASKED);
    for (String site : List.of("none", "same-origin")) {
      for (String person : List.of("bob", "ann")) {
        String[] headers = fetch(site, "navigate", "document");
        assertThat(speaker.present(browser, speaker.credential(person), headers).location())
            .isNotEqualTo(ASKED);
        assertThat(isReader(browser, person)).as("%s %s", site, person).isTrue();
      }
    }
    assertThat(speaker.present(browser, speaker.credential("bob")).location()).isNotEqualTo(ASKED);
    assertThat(isReader(browser, "bob")).isTrue();
    String[] frame = fetch("cross-site", "navigate", "iframe");
    speaker.present(browser, speaker.credential("ann"), frame);
    assertThat(isReader(browser, "ann")).isTrue();
    assertThat(speaker.company.events("event=sso.swap.asked")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void partsOfOtherSitesPagesSwapNobody(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    Map<String, String> cookies = browser.cookies();

    for (String part : List.of("image", "script", "empty", "object")) {
      String[] headers = fetch("cross-site", "no-cors", part);
      Answer answer = speaker.present(browser, speaker.credential("bob"), headers);

      assertThat(answer.headers("Set-Cookie")).as("%s", answer).isEmpty();
    }
    assertThat(browser.cookies()).isEqualTo(cookies);
    assertThat(speaker.company.events("event=sso.swap.asked"))
        .hasSize(4)
        .allSatisfy(event -> assertThat(event.toString()).contains("Nobody could be asked"));
    assertThat(isReader(browser, "ann")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void badTokenIsRefusedAsEver(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");

    speaker.isRefusal(speaker.present(browser, "a.b.c", LINK));

    assertThat(isReader(browser, "ann")).isTrue();
    assertThat(speaker.company.events("event=sso.swap.asked")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void browserWhoseKeyTheTokenAnswersIsNotAsked(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    Http tab = speaker.browser();
    Answer redirect = speaker.sentAway(tab, "/docs");
    tab.cookies().forEach(browser::withCookie);
    assumeTrue(redirect.location().contains("key="), "nothing in the token answers the redirect");
    String credential = speaker.company.token(Company.claims(Company.keyOf(redirect), "bob"));

    assertThat(speaker.present(browser, credential, LINK).location()).isEqualTo("/docs");

    assertThat(isReader(browser, "bob")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void formOfAnotherSiteIsAskedAboutOnceTheCookiesAreThere(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    // Browsers send no Lax cookie with a form of another site.
    Http form = speaker.browser();
    String ticket = ticketOfForm(speaker, form, speaker.credential("bob"));
    browser.withCookie("gatehouse-swap", ticket);

    Answer again = browser.get(ASKED, LINK);

    assertThat(again.location()).isEqualTo(ASKED);
    Answer page = browser.get(ASKED, LINK);
    assertThat(page.body()).contains("ann", "bob");
    assertThat(isReader(browser, "ann")).isTrue();
    goOn(browser, page);
    assertThat(isReader(browser, "bob")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void formOfAnotherSiteSignsAFreshBrowserIn(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    ticketOfForm(speaker, browser, speaker.credential("bob"));

    Answer done = browser.get(ASKED, LINK);

    assertThat(done.status()).as("%s", done).isEqualTo(303);
    assertThat(done.location()).isNotEqualTo(ASKED);
    assertThat(isReader(browser, "bob")).isTrue();
    assertThat(speaker.company.events("event=sso.swap.asked")).isEmpty();
    assertThat(speaker.company.program().get(ASKED, LINK).status()).isEqualTo(403);
  }

  private static String ticketOfForm(Speaker speaker, Http browser, String credential) {
    String[] parts = speaker.address(credential).split("\\?", 2);
    Answer answer =
        browser.send(
            "POST",
            parts[0],
            parts[1],
            Stream.concat(
                    Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(LINK))
                .toArray(String[]::new));
    assertThat(answer.location()).as("%s", answer).isEqualTo(ASKED);
    assertThat(browser.cookies()).containsOnlyKeys("gatehouse-swap");
    return browser.cookies().get("gatehouse-swap");
  }

  @Test
  void noOtherSiteAnswersForTheReader() {
    Speaker speaker = Vendor.ALL.get(0).founded();
    Http browser = browserOf(speaker, "ann");
    speaker.present(browser, speaker.credential("bob"), LINK);

    Answer answer = browser.form(ASKED, Map.of(), LINK);

    assertThat(answer.location()).isEqualTo(ASKED);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(isReader(browser, "ann")).isTrue();
    assertThat(browser.head(ASKED).status()).isEqualTo(204);
    assertThat(browser.get(ASKED, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(browser.send("PUT", ASKED, null).status()).isEqualTo(405);
    Answer methods = browser.send("OPTIONS", ASKED, null);
    assertThat(methods.status()).isEqualTo(204);
    assertThat(methods.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(browser.get(ASKED).status()).isEqualTo(200);
  }

  @Test
  void largeFormSignsInAsWell() {
    Speaker speaker = speaking("helpsite");
    Http browser = speaker.browser();
    Map<String, String> fields =
        Map.of("jwt", speaker.credential("bob"), "more", "\u3042".repeat(10_000));

    assertThat(browser.form("/docs", fields, LINK).location()).isEqualTo(ASKED);

    assertThat(browser.get(ASKED, LINK).location()).isEqualTo("/docs");
    assertThat(isReader(browser, "bob")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void pagesThatWaitStillDoNotSwitchTheQuestionOff(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    speaker.sentAway(browser, "/docs");
    Answer redirect = speaker.sentAway(browser, "/docs");
    assertThat(speaker.comeBack(browser, redirect, "ann").status()).isEqualTo(303);
    assertThat(isReader(browser, "ann")).isTrue();

    assertThat(speaker.present(browser, speaker.credential("bob"), LINK).location())
        .isEqualTo(ASKED);

    assertThat(isReader(browser, "ann")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signOutForgetsThePagesThatWait(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    speaker.sentAway(browser, "/search?q=old");
    speaker.sentAway(browser, "/search?q=old");
    Answer redirect = speaker.sentAway(browser, "/search?q=old");
    assertThat(speaker.comeBack(browser, redirect, "ann").status()).isEqualTo(303);

    browser.form("/logout", Map.of());
    Answer unsolicited = speaker.present(browser, speaker.credential("bob"));

    assertThat(unsolicited.location()).as("%s", unsolicited).isIn("/", "/docs");
    assertThat(isReader(browser, "bob")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void siblingsBelowTheBaseDomainAreOtherSites(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = browserOf(speaker, "ann");
    String[] sibling = fetch("same-site", "navigate", "document");

    assertThat(speaker.present(browser, speaker.credential("bob"), sibling).location())
        .isEqualTo(ASKED);

    assertThat(isReader(browser, "ann")).isTrue();
    String domain = speaker.company.subdomain + ".customer.test";
    speaker.company.change(speaker.company.site(), Map.of("customDomains", List.of(domain)));
    Http own = new Http(domain).keepingCookies();
    speaker.present(own, speaker.credential("ann"));
    assertThat(isReader(own, "ann")).isTrue();
    assertThat(speaker.present(own, speaker.credential("bob"), sibling).location())
        .isNotEqualTo(ASKED);
    assertThat(isReader(own, "bob")).isTrue();
  }

  @Test
  void addressWithoutAPageSwapsNobodyAndLeavesATrace() {
    Speaker speaker = speaking("helpdocs");
    Http browser = browserOf(speaker, "ann");
    Map<String, String> cookies = browser.cookies();

    Answer answer = browser.get("/jwt/cookie?token=" + speaker.credential("bob"), LINK);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(browser.cookies()).isEqualTo(cookies);
    assertThat(speaker.company.events("event=sso.swap.asked")).hasSize(1);
  }

  @Test
  void ofOneTokenOnlyTheNewestSignInWaits() {
    Speaker speaker = speaking("helpsite");
    String credential = speaker.credential("bob");
    Http earlier = speaker.browser();
    Http newest = speaker.browser();
    ticketOfForm(speaker, earlier, credential);
    ticketOfForm(speaker, newest, credential);

    assertThat(earlier.get(ASKED, LINK).status()).isEqualTo(403);
    assertThat(newest.get(ASKED, LINK).status()).isEqualTo(303);
    assertThat(isReader(newest, "bob")).isTrue();
  }

  private static Speaker speaking(String protocol) {
    return Vendor.STARTING_THEMSELVES.stream()
        .filter(vendor -> vendor.protocol().equals(protocol))
        .findFirst()
        .orElseThrow()
        .founded();
  }

  @Test
  void ticketIsOfItsOwnSite() {
    Speaker speaker = Vendor.ALL.get(0).founded();
    Http browser = browserOf(speaker, "ann");
    speaker.present(browser, speaker.credential("bob"), LINK);
    Http elsewhere =
        Vendor.ALL
            .get(0)
            .founded()
            .browser()
            .withCookie("gatehouse-swap", browser.cookies().get("gatehouse-swap"));

    assertThat(elsewhere.get(ASKED).status()).isEqualTo(403);
    assertThat(elsewhere.form(ASKED, Map.of()).status()).isEqualTo(403);
    assertThat(browser.get(ASKED).status()).isEqualTo(200);
  }

  @Test
  void whoeverComesFromASisterSiteIsAskedAsWell() {
    SisterSites sites = new SisterSites();
    Traveller ann = new Traveller();
    sites.signIn(ann, "ann", sites.firstSite().id(), sites.second.id());
    String anns = ann.get(sites.link(sites.second)).location();
    assertThat(ann.get(anns, LINK).location()).isEqualTo("/");
    Traveller bob = new Traveller();
    sites.signIn(bob, "bob", sites.firstSite().id(), sites.second.id());
    String bobs = bob.get(sites.link(sites.second)).location();

    assertThat(ann.get(bobs, LINK).location()).isEqualTo(ASKED);

    String page = ann.get(sites.second.origin() + ASKED, LINK).body();
    assertThat(page).contains("ann@", "bob@").doesNotContain(bobs.substring(bobs.length() - 43));
    String again = ann.get(sites.link(sites.second)).location();
    assertThat(ann.get(again, LINK).location()).isEqualTo("/");
    assertThat(bob.get(bobs).location()).isEqualTo("/");
  }

  @Test
  void anonymousTokensOfOneReaderAreTheSame() {
    for (String protocol : List.of("helpsite", "helpdocs")) {
      Speaker speaker = speaking(protocol);
      Http browser = speaker.browser();
      speaker.present(browser, anonymous(speaker, "Ann"));
      assertThat(isReader(browser, "Ann")).isTrue();
      Http nameless = speaker.browser();
      speaker.present(nameless, anonymous(speaker, null));

      Answer same = speaker.present(browser, anonymous(speaker, "Ann"), LINK);
      Answer other = speaker.present(browser, anonymous(speaker, "Bob"), LINK);

      assertThat(same.location()).isNotEqualTo(ASKED);
      assertThat(other.location()).isEqualTo(ASKED);
      assertThat(isReader(browser, "Ann")).isTrue();
      assertThat(speaker.present(nameless, anonymous(speaker, null), LINK).location())
          .isNotEqualTo(ASKED);
      assertThat(speaker.present(nameless, anonymous(speaker, "Bob"), LINK).location())
          .as("nobody is there whom Bob would replace")
          .isNotEqualTo(ASKED);
      assertThat(isReader(nameless, "Bob")).isTrue();
    }
  }

  /** With new groups each time, which do not make another reader of somebody. */
  private static String anonymous(Speaker speaker, String name) {
    Map<String, Object> claims = speaker.claims("ann");
    claims.put("permission_groups", List.of("group:" + claims.get("jti")));
    claims.remove("email");
    claims.remove("name");
    Optional.ofNullable(name).ifPresent(known -> claims.put("name", known));
    return speaker.token(claims, speaker.company.secret());
  }
}
