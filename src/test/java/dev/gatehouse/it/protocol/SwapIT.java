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
    return Vendor.ALL.stream();
  }

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

    Answer done = browser.form(ASKED, Map.of(), fetch("same-origin", "navigate", "document"));

    assertThat(done.status()).as("%s", done).isEqualTo(303);
    assertThat(done.location()).startsWith("/").doesNotContain(credential);
    assertThat(isReader(browser, "bob")).isTrue();
    if (anns.containsKey("gatehouse")) {
      Http before = speaker.browser().withCookie("gatehouse", anns.get("gatehouse"));
      assertThat(speaker.isIn(before)).isFalse();
    }
    assertThat(browser.form(ASKED, Map.of()).status()).isEqualTo(403);
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
    for (String site : List.of("none", "same-origin", "same-site")) {
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
  void browserThatWasSentToSignInIsNotAsked(Vendor vendor) {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "its readers are sent to sign in without a trace");
    Http browser = browserOf(speaker, "ann");
    Http tab = speaker.browser();
    Answer redirect = speaker.sentAway(tab, "/docs");
    tab.cookies().forEach(browser::withCookie);
    boolean keyed = redirect.location().contains("key=");
    String credential =
        keyed
            ? speaker.company.token(Company.claims(Company.keyOf(redirect), "bob"))
            : speaker.credential("bob");

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
    assertThat(browser.get(ASKED, LINK).body()).contains("ann", "bob");
    assertThat(isReader(browser, "ann")).isTrue();
    browser.form(ASKED, Map.of(), fetch("same-origin", "navigate", "document"));
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
    assertThat(browser.get(ASKED).status()).isEqualTo(200);
  }

  @Test
  void formThatIsTooLargeToWaitIsRefused() {
    Speaker speaker = speaking("helpsite");
    Map<String, String> fields =
        Map.of("jwt", speaker.credential("bob"), "more", "\u3042".repeat(10_000));

    assertThat(speaker.browser().form("/docs", fields, LINK).status()).isEqualTo(413);
    assertThat(speaker.browser().form("/docs", fields).status()).isEqualTo(303);
  }

  private static Speaker speaking(String protocol) {
    return Vendor.ALL.stream()
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
          .isEqualTo(ASKED);
      assertThat(nameless.get(ASKED).body())
          .contains("signed in as Reader.", "Go on as Bob", "Stay signed in as Reader");
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
