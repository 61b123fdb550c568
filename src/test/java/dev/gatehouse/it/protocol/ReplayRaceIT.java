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
    return Vendor.ALL.stream();
  }

  /** The browser as it was before it had the answer to any of its requests. */
  private static Http tab(Speaker speaker, Map<String, String> cookies) {
    Http tab = speaker.browser();
    cookies.forEach(tab::withCookie);
    return tab;
  }

  @ParameterizedTest
  @MethodSource("vendorsOfSingleUse")
  void doubleClickInTheBrowserThatBeganLeadsToThePageAndEndsNothing(Vendor vendor)
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

    Http late = tab(speaker, cookies);
    assertThat(answers).as("%s", answers).allMatch(answer -> answer.status() == 303);
    assertThat(speaker.present(late, credential).status()).isEqualTo(303);
    assertThat(answers).extracting(Answer::location).containsOnly(answers.get(0).location());
    List<Http> in = tabs.stream().filter(tab -> !tab.cookies().equals(cookies)).toList();
    assertThat(in).hasSize(1);
    assertThat(speaker.isIn(in.get(0))).isTrue();
    assertThat(speaker.isIn(late)).isFalse();
    assertThat(speaker.company.sessions()).hasSize(1);
    assertThat(speaker.company.events("reason=jwt_replayed")).isEmpty();

    Http stranger = speaker.browser();
    speaker.sentAway(stranger, "/article/1-x");
    speaker.isRefusal(speaker.present(stranger, credential));

    assertThat(speaker.company.events("reason=jwt_replayed")).hasSize(1);
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

    assertThat(answers).extracting(Answer::location).containsOnly("/article/1-x");
    assertThat(answers).filteredOn(a -> !a.headers("Set-Cookie").isEmpty()).hasSize(1);
    assertThat(company.program().get(path).status()).isEqualTo(403);
  }

  private static List<Answer> atOnce(IntFunction<Callable<Answer>> work) throws Exception {
    return Simultaneously.times(THREADS, work);
  }
}
