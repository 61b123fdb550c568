package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What browsers do on the way to a page, with every protocol. */
@Tag("database")
@Tag("server")
class BrowsersIT extends GatehouseIT {
  private static final List<String> PAGES =
      List.of("/article/1-x?a=1&b=2", "/docs", "/search?q=a+b", "/category/7-y");

  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream();
  }

  /** Asks for pages as a fresh browser does that opens them at once: without any cookie. */
  private static List<Answer> opened(Speaker speaker, Http browser) {
    return PAGES.stream().map(page -> opened(speaker, browser, page)).toList();
  }

  private static Answer opened(Speaker speaker, Http browser, String page) {
    Http tab = speaker.browser();
    Answer redirect = speaker.sentAway(tab, page);
    tab.cookies().forEach(browser::withCookie);
    return redirect;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void tabsThatAreOpenedAtOnceComeBackToTheirPages(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();

    List<String> landed =
        opened(speaker, browser).stream()
            .map(redirect -> speaker.comeBack(browser, redirect, "ann").location())
            .toList();

    assertThat(landed).containsExactlyInAnyOrderElementsOf(PAGES);
    assertThat(speaker.isIn(browser)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void tabsWithTheSamePageAllComeBackToIt(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    List<String> pages = List.of(PAGES.get(0), PAGES.get(0), PAGES.get(1), PAGES.get(0));
    List<Answer> redirects = pages.stream().map(p -> speaker.sentAway(browser, p)).toList();

    List<String> landed =
        redirects.stream()
            .map(redirect -> speaker.comeBack(browser, redirect, "ann").location())
            .toList();

    assertThat(landed).containsExactlyInAnyOrderElementsOf(pages);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void tabsMayComeBackAtOnceAsWell(Vendor vendor) throws Exception {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    List<Answer> redirects = opened(speaker, browser);

    List<Answer> answers =
        Simultaneously.times(
            redirects.size(), i -> () -> speaker.comeBack(browser, redirects.get(i), "ann"));

    assertThat(answers).extracting(Answer::location).containsExactlyInAnyOrderElementsOf(PAGES);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void browserThatAsksForManyPagesKeepsFewCookies(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    Answer first = speaker.sentAway(browser, "/article/0-x");

    IntStream.range(1, 60).forEach(i -> speaker.sentAway(browser, "/article/" + i + "-x"));

    assertThat(browser.cookies()).hasSizeLessThanOrEqualTo(2);
    assertThat(browser.cookies().toString()).hasSizeLessThan(2_000);
    assertThat(speaker.comeBack(browser, first, "ann").location()).startsWith("/article/");
    assertThat(speaker.isIn(browser)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void answerThatComesAgainLeadsToItsPageAgain(Vendor vendor) {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "its credentials may come any number of times");
    Http browser = speaker.browser();
    String credential = speaker.credential("ann");
    Answer first = speaker.present(browser, credential);
    var cookies = browser.cookies();

    Answer reload = speaker.present(browser, credential);
    speaker.presentByForm(browser, credential).ifPresent(Speaker::sound);

    assertThat(first.status()).as("%s", first).isEqualTo(303);
    assertThat(reload.status()).as("%s", reload).isEqualTo(303);
    assertThat(reload.location()).isEqualTo(first.location());
    assertThat(browser.cookies()).isEqualTo(cookies);
    assertThat(speaker.company.sessions()).hasSize(1);
    assertThat(speaker.company.events("")).noneMatch(e -> e.toString().contains("rejected"));
    speaker.isRefusal(speaker.present(speaker.browser(), credential));
    assertThat(speaker.company.events("reason=" + speaker.whenUsedUp())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void answerThatComesAgainLeadsToThePageThatItWasFor(Vendor vendor) {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "its credentials may come any number of times");
    Http browser = speaker.browser();
    speaker.sentAway(browser, "/article/1-x");
    String credential = speaker.credential("ann");

    Answer first = speaker.present(browser, credential);

    assertThat(speaker.present(browser, credential).location()).isEqualTo(first.location());
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void onlyNavigationsAreRemembered(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    Answer redirect = speaker.sentAway(browser, "/article/1-x");

    for (Answer part :
        List.of(
            browser.get("/apple-touch-icon.png"),
            browser.get("/site.webmanifest", "Accept", "*/*"),
            browser.get("/article/missing.jpg", "Accept", "image/avif,image/webp,*/*;q=0.8"),
            browser.get("/.well-known/assetlinks.json"),
            browser.get("/docs", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"),
            browser.get("/docs", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"),
            browser.get("/docs", "X-Requested-With", "XMLHttpRequest"),
            browser.get("/docs", "Purpose", "prefetch"))) {
      assertThat(part.status()).as("%s", part).isIn(401, 403, 404);
      assertThat(part.headers("Set-Cookie")).isEmpty();
      assertThat(part.location()).isNull();
    }
    assertThat(browser.head("/docs").headers("Set-Cookie")).isEmpty();

    assertThat(speaker.comeBack(browser, redirect, "ann").location()).isEqualTo("/article/1-x");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void deepLinksOfFourThousandCharactersSurvive(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (String filling : List.of("a", "%C3%A4", "/", "&x=1")) {
      String start = "/article/1-x?utm=";
      String page = start + filling.repeat((4000 - start.length()) / filling.length());
      Http browser = speaker.browser();

      Answer back = speaker.comeBack(browser, speaker.sentAway(browser, page), "ann");

      assertThat(back.location()).isEqualTo(page);
    }
  }
}
