package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only happens when many do the same thing at once. */
@Tag("database")
@Tag("server")
class ReplayRaceIT extends GatehouseIT {
  private static final int THREADS = 50;

  @Test
  void ofManySimultaneousCopiesOfOneTokenExactlyOneSignsIn() throws Exception {
    Company company = Company.startingSignInsItself();
    // Everybody knows the reader and the site already: nothing but the jti keeps the copies apart.
    company.browser().get("/sso/jwt?jwt=" + company.token("ann"));

    for (int round = 0; round < 3; round++) {
      String path = "/sso/jwt?jwt=" + company.token("ann");
      List<Answer> answers = atOnce(i -> () -> company.program().get(path));

      assertThat(answers).filteredOn(a -> a.status() == 303).hasSize(1);
      assertThat(answers).filteredOn(a -> a.status() == 403).hasSize(THREADS - 1);
    }
    assertThat(company.sessions()).hasSize(4);
    assertThat(company.events("event=sso.redirect_flow.accepted&limit=500")).hasSize(4);
    assertThat(company.events("reason=jwt_replayed&limit=500")).hasSize(3 * (THREADS - 1));
  }

  @Test
  void firstSightOfOneReaderByManyTokensEndsInOneUserAndNoError() throws Exception {
    Company company = Company.startingSignInsItself();

    List<Answer> answers =
        atOnce(i -> () -> company.program().get("/sso/jwt?jwt=" + company.token("ann")));

    assertThat(answers).allMatch(answer -> answer.status() == 303);
    assertThat(company.users("")).hasSize(1);
    assertThat(company.sessions()).hasSize(THREADS);
  }

  @Test
  void manyTokensThatRenameOneReaderAtOnceEndInNoError() throws Exception {
    Company company = Company.startingSignInsItself();
    company.browser().get("/sso/jwt?jwt=" + company.token("ann"));

    List<Answer> answers =
        atOnce(
            i -> {
              Map<String, Object> claims = Company.claims("rename-" + i, "ann");
              claims.put("name", "Ann " + i);
              return () -> company.program().get("/sso/jwt?jwt=" + company.token(claims));
            });

    assertThat(answers).allMatch(answer -> answer.status() == 303);
    assertThat(company.users("")).hasSize(1);
  }

  @Test
  void longJtisWithACommonBeginningAreDifferent() {
    Company company = Company.startingSignInsItself();
    String common = "j".repeat(4000);

    for (String end : List.of("a", "b")) {
      Map<String, Object> claims = Company.claims(common + end, "ann");
      assertThat(company.browser().get("/sso/jwt?jwt=" + company.token(claims)).status())
          .isEqualTo(303);
    }
  }

  @Test
  void jtiIsUsedUpWhateverElseTheTokenSays() {
    Company company = Company.startingSignInsItself();
    String jti = UUID.randomUUID().toString();
    company.browser().get("/sso/jwt?jwt=" + company.token(Company.claims(jti, "ann")));

    Answer other =
        company.browser().get("/sso/jwt?jwt=" + company.token(Company.claims(jti, "bob")));

    assertThat(other.status()).isEqualTo(403);
    assertThat(company.events("reason=jwt_replayed")).hasSize(1);
  }

  @Test
  void floodOfBadTokensNeitherFailsNorKeepsAGoodOneOut() throws Exception {
    Company company = Company.startingSignInsItself();
    Callable<Answer> bad = () -> company.program().get("/sso/jwt?jwt=a.b.c");
    Callable<Answer> good = () -> company.program().get("/sso/jwt?jwt=" + company.token("ann"));

    List<Answer> answers = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      answers.addAll(atOnce(i -> i % 10 == 0 ? good : bad));
    }

    assertThat(answers).filteredOn(a -> a.status() == 303).hasSize(6 * THREADS / 10);
    assertThat(answers).filteredOn(a -> a.status() == 403).hasSize(6 * THREADS * 9 / 10);
    assertThat(company.events("reason=jwt_invalid_signature&limit=500")).hasSize(270);
  }

  static Stream<Vendor> vendorsOfSingleUse() {
    return Vendor.STARTING_THEMSELVES.stream();
  }

  /** The browser as it was before it had the answer to any of its requests. */
  private static Http tab(Speaker speaker, Map<String, String> cookies) {
    Http tab = speaker.browser();
    cookies.forEach(tab::withCookie);
    return tab;
  }

  /** An answer that refuses a second use, with the way to where the first led. */
  private static void leadsOnTo(String landing, Answer refusal) {
    assertThat(refusal.status()).as("%s", refusal).isEqualTo(403);
    assertThat(refusal.headers("Refresh")).containsExactly("0;url=" + landing);
    assertThat(refusal.headers("Set-Cookie")).isEmpty();
    assertThat(refusal.body())
        .contains("You are already signed in", "href=\"" + landing + "\"", "jwt_replayed")
        .doesNotContain("eyJ");
  }

  @ParameterizedTest
  @MethodSource("vendorsOfSingleUse")
  void doubleClickInTheBrowserThatBeganIsReplayThatLeadsOnAndEndsNothing(Vendor vendor)
      throws Exception {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "its credentials may come any number of times");
    Http began = speaker.browser();
    speaker.sentAway(began, "/article/1-x");
    Map<String, String> cookies = began.cookies();
    String credential = speaker.credential("ann");
    List<Http> tabs = Stream.generate(() -> tab(speaker, cookies)).limit(8).toList();

    List<Answer> answers =
        Simultaneously.times(8, i -> () -> speaker.present(tabs.get(i), credential));

    List<Answer> accepted = answers.stream().filter(a -> a.status() == 303).toList();
    assertThat(accepted).as("%s", answers).hasSize(1);
    String landing = accepted.get(0).location();
    answers.stream().filter(a -> a.status() != 303).forEach(a -> leadsOnTo(landing, a));
    List<Http> in = tabs.stream().filter(tab -> !tab.cookies().equals(cookies)).toList();
    assertThat(in).hasSize(1);
    assertThat(speaker.isIn(in.get(0))).isTrue();
    assertThat(speaker.company.sessions()).hasSize(1);
    assertThat(speaker.company.events("reason=jwt_replayed")).hasSize(7);

    Answer reload = speaker.present(in.get(0), credential);
    assertThat(reload.status()).isEqualTo(303);
    assertThat(reload.location()).isEqualTo(landing);

    Http stranger = speaker.browser();
    speaker.sentAway(stranger, "/article/1-x");
    Answer replay = speaker.present(stranger, credential);

    speaker.isRefusal(replay);
    assertThat(replay.headers("Refresh"))
        .as("to the page of the refusal at most")
        .allMatch(way -> way.startsWith("0;url=/login/refused?"));
    assertThat(speaker.company.events("reason=jwt_replayed")).hasSize(8);
    assertThat(speaker.isIn(in.get(0))).isEqualTo(vendor.takesTokens());
  }

  @Test
  void doubleClickWithTheKeyOfARedirectLeadsToItsPage() throws Exception {
    Company company = Company.founded();
    Http browser = company.browser();
    String key = Company.keyOf(browser.get("/article/1-x"));
    String path = "/sso/jwt?jwt=" + company.token(Company.claims(key, "ann"));
    String cookie =
        browser.cookies().entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining("; "));

    List<Answer> answers =
        Simultaneously.times(8, i -> () -> company.program().get(path, "Cookie", cookie));

    List<Answer> refused = answers.stream().filter(a -> a.status() != 303).toList();
    assertThat(refused).hasSize(7);
    refused.forEach(answer -> leadsOnTo("/article/1-x", answer));
    assertThat(answers).filteredOn(a -> !a.headers("Set-Cookie").isEmpty()).hasSize(1);
    assertThat(company.sessions()).hasSize(1);
    Answer elsewhere = company.program().get(path);
    assertThat(elsewhere.status()).isEqualTo(403);
    assertThat(elsewhere.body()).doesNotContain("You are already signed in");
  }

  private static List<Answer> atOnce(IntFunction<Callable<Answer>> work) throws Exception {
    return Simultaneously.times(THREADS, work);
  }
}
