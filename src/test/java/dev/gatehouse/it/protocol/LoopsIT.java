package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.Forgeries;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody goes round without end, whatever browser and backend do. */
@Tag("server")
class LoopsIT extends GatehouseIT {
  private static final int MOST_ROUNDS = 5;
  private static final int MOST_FOR_PAGE = 10;
  private static final String PAGE = "/article/1-x";
  private static final String[] NAVIGATES = {
    "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"
  };
  private static final String COOKIES = "did not send back the cookies";

  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream();
  }

  static Stream<Vendor> startingThemselves() {
    return Vendor.STARTING_THEMSELVES.stream();
  }

  /** Repeats what a backend that redirects at once does, until a page stays; that page. */
  private static Answer last(Supplier<Answer> round) {
    return last(MOST_ROUNDS, round);
  }

  private static Answer last(int most, Supplier<Answer> round) {
    for (int i = 0; i < most; i++) {
      Answer answer = round.get();
      if (answer.location() == null) {
        return answer;
      }
    }
    throw new AssertionError("still going round");
  }

  private static void isAPage(Answer answer, Company company, String reason) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    JsonNode event = company.events("reason=" + reason).get(0);
    assertThat(answer.body())
        .contains(event.path("traceId").asText(), reason)
        .contains("/login?forward=");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @MethodSource("startingThemselves")
  void browserWithoutCookiesIsToldThatTheyAreNeeded(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.company.program();
    String[] page = {PAGE};

    Answer end =
        last(
            () -> {
              Answer redirect = speaker.sentAway(browser, page[0]);
              if (redirect.location() != null) {
                page[0] = speaker.comeBack(browser, redirect, "ann").location();
              }
              return redirect;
            });

    isAPage(end, speaker.company, "cookies_blocked");
    assertThat(end.body()).contains(COOKIES);
    assertThat(browser.get(page[0], "Accept-Language", "de").status()).isEqualTo(302);
    assertThat(speaker.sentAway(speaker.browser(), page[0]).status()).as("others").isEqualTo(302);
  }

  @Test
  void browserWithoutCookiesIsToldSoAtOnceWhereTheKeyHasToComeBack() {
    Company company = Company.founded();
    String key = Company.keyOf(company.program().get(PAGE));
    String token = company.token(Company.claims(key, "ann"));

    Answer answer = company.program().get("/sso/jwt?jwt=" + token, "Accept-Language", "de");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("hat die Cookies dieses Hilfe-Centers nicht");
    assertThat(answer.body()).contains("/login?forward=%2Farticle%2F1-x");
  }

  @ParameterizedTest
  @MethodSource("startingThemselves")
  void backendThatBringsBadTokensIsNotAskedForEver(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (Http browser : new Http[] {speaker.browser(), speaker.company.program()}) {
      speaker.sentAway(browser, "/docs");
      Answer end =
          last(
              () ->
                  speaker.present(
                      browser, speaker.token(speaker.claims("ann"), Forgeries.OTHER_SECRET)));

      isAPage(end, speaker.company, "jwt_invalid_signature");
    }
    Http good = speaker.browser();
    assertThat(speaker.present(good, speaker.credential("ann")).status()).isEqualTo(303);
    assertThat(speaker.isIn(good)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("startingThemselves")
  void loginUrlWhoseHostBecameAHelpCenterIsNotFollowed(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Company company = speaker.company;
    Company other = Company.founded();
    String domain = URI.create(company.loginUrl).getHost();
    Map<String, Object> site =
        Map.of("subdomain", other.subdomain, "name", "O", "customDomains", List.of(domain));
    Answer given = admin.put(other.site(), site);
    assertThat(given.json().at("/warnings/0/message").asText())
        .contains("connection " + company.connectionId);
    Http browser = speaker.browser();

    Answer answer = browser.get(PAGE);
    if (answer.location() != null) {
      // HelpDocs' login page, which has a form for those whom no backend signs in.
      assertThat(answer.location()).startsWith("/login?forward=");
      assertThat(browser.get(answer.location()).status()).isEqualTo(200);
    } else {
      isAPage(answer, company, "login_url_at_site");
      isAPage(speaker.browser().get("/docs"), company, "login_url_at_site");
      assertThat(company.events("reason=login_url_at_site")).as("of a minute").hasSize(1);
    }
    Answer refused = speaker.present(browser, Forgeries.OTHER_SECRET + ".x.y");
    assertThat(String.valueOf(refused.location())).doesNotContain(domain);
    assertThat(speaker.present(speaker.browser(), speaker.credential("ann")).status())
        .isEqualTo(303);

    admin.put(other.site(), Map.of("subdomain", other.subdomain, "name", "O"));
    assertThat(speaker.sentAway(speaker.browser(), PAGE).location()).startsWith("https://");
  }

  /**
   * A developer who tries one mistake after the other is told about each by the vendor's answer.
   */
  @Test
  void differentFaultsAreNoLoop() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http browser = company.company.browser();
    for (String claim : new String[] {"exp", "aud", "iat", "nbf"}) {
      Answer answer = browser.get("/docs?jwt=" + company.token(claim, true));

      assertThat(answer.status()).as("%s: %s", claim, answer).isEqualTo(302);
    }
    assertThat(browser.get("/docs?jwt=no.to.ken").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void manyReadersBehindOneAddressAllGetIn(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (int i = 0; i < 12; i++) {
      Http browser = speaker.browser();
      Answer redirect = speaker.sentAway(browser, "/docs");

      assertThat(redirect.status()).as("%s", redirect).isEqualTo(302);
      assertThat(speaker.comeBack(browser, redirect, "ann").location()).isEqualTo("/docs");
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }
  }

  /** Test clients of one machine that look at the first redirects only. */
  @ParameterizedTest
  @MethodSource("vendors")
  void readersBehindOneAddressWhoStopHalfWayAreToldApart(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (int i = 0; i < 9; i++) {
      Http browser = speaker.browser();
      Answer redirect = speaker.sentAway(browser, PAGE);

      assertThat(redirect.status()).as("%s: %s", i, redirect).isEqualTo(302);
      assertThat(speaker.comeBack(browser, redirect, "ann").status()).isEqualTo(303);
    }
  }

  @Test
  void navigationIsEndedWhateverTheQueryIsAndWhateverIsWrong() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    for (Http browser : new Http[] {company.browser(), company.program()}) {
      int[] round = {0};
      Answer end =
          last(
              MOST_FOR_PAGE,
              () -> {
                String claim = List.of("exp", "aud", "iat").get(round[0]++ % 3);
                String page = PAGE + "?nocache=" + round[0] + "&jwt=";
                return browser.get(page + company.token(claim, true), NAVIGATES);
              });

      assertThat(end.status()).as("%s", end).isEqualTo(403);

      Answer sooner =
          last(
              () -> {
                String page = "/docs?nocache=" + UUID.randomUUID() + "&jwt=";
                return browser.get(page + company.token("aud", "another"), NAVIGATES);
              });

      assertThat(sooner.status()).as("%s", sooner).isEqualTo(403);
    }
    Answer end =
        last(
            () -> {
              String page = "/docs?nocache=" + UUID.randomUUID();
              Answer redirect = company.program().get(page, NAVIGATES);
              if (redirect.location() != null) {
                company.program().get(page + "&jwt=" + company.token(), NAVIGATES);
              }
              return redirect;
            });

    isAPage(end, company.company, "cookies_blocked");
  }

  @Test
  void tokenWhoseLengthChangesEndsAsWell() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http browser = company.browser();
    int rounds = 0;
    String bad;
    do {
      bad = company.token("jti", "x".repeat(rounds++ % 2 * 9 + 1) + rounds % 10, "aud", "another");
      assertThat(rounds).isLessThan(11);
    } while (browser.get(PAGE + "?jwt=" + bad, NAVIGATES).status() == 302);
  }

  /** As suites and scanners bring them, of one length and refused for one reason. */
  @Test
  void badTokensThatNobodyAskedForAreNoLoop() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    for (Http client : new Http[] {company.browser(), company.program()}) {
      for (int i = 10; i < 40; i++) {
        Answer answer = client.get(PAGE + "?jwt=" + company.token("jti", i, "aud", "another"));

        assertThat(answer.status()).as("%s: %s", i, answer).isEqualTo(302);
        assertThat(answer.location()).contains("jwt_error=");
      }
    }
  }

  @Test
  void badTokensOfSeveralKindsAreNoLoop() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    for (Http client : new Http[] {company.browser(), company.program()}) {
      assertThat(client.get(PAGE).status()).isEqualTo(302);
      for (int i = 10; i < 40; i++) {
        String claim = List.of("exp", "aud", "iat", "nbf").get(i % 4);
        Answer answer = client.get(PAGE + "?jwt=" + company.token("jti", i, claim, true));

        assertThat(answer.status()).as("%s: %s", i, answer).isEqualTo(302);
        assertThat(answer.location()).contains("jwt_error=");
      }
    }
  }

  /** The sessions show that the client keeps cookies where it wants to. */
  @Test
  void readingWithACookieAndWithoutByTurnsIsNoLoop() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http reader = company.browser();
    reader.get("/docs");
    reader.get("/docs?jwt=" + company.token());
    for (int i = 0; i < MOST_ROUNDS; i++) {
      Answer in = company.program().get("/docs?jwt=" + company.token());
      assertThat(in.status()).as("%s", in).isEqualTo(303);
      assertThat(reader.get("/docs").status()).isEqualTo(200);
      Answer without = company.program().get("/docs");
      assertThat(without.status()).as("%s: %s", i, without).isEqualTo(302);
    }
  }

  /** No backend makes them: somebody tries what a tampered token gets. */
  @Test
  void otherSignaturesOfOneTokenAreNoLoop() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    String token = company.token();
    String signed = token.substring(0, token.lastIndexOf('.') + 1);
    for (Http browser : new Http[] {company.browser(), company.program()}) {
      browser.get(PAGE);
      for (char last = 'A'; last < 'K'; last++) {
        Answer answer = browser.get(PAGE + "?jwt=" + signed + (last + "").repeat(43));

        assertThat(answer.location()).as("%s", answer).contains("jwt_error=invalid");
      }
    }
  }

  @Test
  void bannedReaderWhoIsSentBackForEverIsTold() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http browser = company.company.browser();
    browser.get("/docs?jwt=" + company.tokenOf("ann"));
    long id = company.company.users("limit=1").get(0).path("id").asLong();
    company.company.change(company.company.site() + "/users/" + id, Map.of("banned", true));
    assertThat(browser.get("/docs").status()).isEqualTo(302);

    Answer end = last(() -> browser.get("/docs?jwt=" + company.tokenOf("ann")));

    isAPage(end, company.company, "user_banned");
    assertThat(end.body()).contains("is suspended");
  }

  /** The company may set the cookie itself, on a domain above: no token is sent then. */
  @Test
  void badTokenThatTheBrowserKeepsEndsAsWell() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http browser = company.browserKeeping(company.token("aud", "another"));

    Answer end = last(() -> browser.get("/docs"));

    isAPage(end, company.company, "jwt_audience_mismatch");
    assertThat(end.body()).contains("for a different help center");
  }

  @Test
  void tokenThatExpiresRegularlyLocksNobodyOut() {
    HelpSiteCompany company = HelpSiteCompany.founded();
    Http browser = company.company.browser();
    for (int i = 0; i < 8; i++) {
      browser.withCookie("helpsite_jwt", company.token("exp", 1));
      assertThat(browser.get("/docs").status()).isEqualTo(302);
      assertThat(browser.get("/docs?jwt=" + company.token()).status()).isEqualTo(303);
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }
  }
}
