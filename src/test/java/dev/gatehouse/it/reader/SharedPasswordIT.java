package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.HelpCenter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The password that a site's readers share. */
class SharedPasswordIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private final HelpCenter site = HelpCenter.of("password");
  private final Http browser = site.browser();

  @Test
  @Tag("server")
  void opensTheSiteForSomebodyWithoutName() {
    Answer answer = browser.form("/login", Map.of("shared", HelpCenter.SHARED, "forward", "/docs"));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(site.items(site.path() + "/users")).isEmpty();
    assertThat(site.events("event=shared_password.accepted")).hasSize(1);
  }

  @Test
  void wrongOneOpensNothing() {
    Answer answer = HelpCenter.open(browser, "open barley");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("not the password").doesNotContain("open barley");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse");
    assertThat(site.events("event=shared_password.rejected&reason=credentials_wrong")).hasSize(1);
  }

  @Test
  void sessionsEndWithThePasswordThatMadeThem() {
    HelpCenter.open(browser, HelpCenter.SHARED);
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    site.change(site.path(), Map.of("name", "Other name"));
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    site.change(site.path(), Map.of("sharedPassword", "another password"));

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(HelpCenter.open(browser, HelpCenter.SHARED).status()).isEqualTo(401);
    assertThat(HelpCenter.open(browser, "another password").status()).isEqualTo(303);
  }

  @Test
  void sessionsEndWhenThePasswordNoLongerOpens() {
    HelpCenter.open(browser, HelpCenter.SHARED);
    site.connection(Map.of());

    site.change(site.path(), Map.of("visibility", "sso"));

    assertThat(browser.get("/docs").location()).startsWith("https://app.example/login");
    assertThat(HelpCenter.open(browser, HelpCenter.SHARED).status()).isEqualTo(401);
  }

  @Test
  void throttlesOnlyTheAddressThatGuesses() {
    clock.stopAt(Instant.now());
    String[] guesser = {"X-Forwarded-For", "203.0.113.72"};
    for (int i = 0; i < 5; i++) {
      HelpCenter.open(browser, "guess number " + i, guesser);
    }

    Answer sixth = HelpCenter.open(browser, HelpCenter.SHARED, guesser);

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 6);
    assertThat(HelpCenter.open(browser, HelpCenter.SHARED).status()).isEqualTo(303);
  }

  /** Many readers at one network address, as in an office. */
  @Test
  void twentyWhoKnowItComeInAtOnce() throws Exception {
    String[] office = {"X-Forwarded-For", "203.0.113.73"};

    List<Answer> answers =
        Simultaneously.times(
            20, i -> () -> HelpCenter.open(site.browser(), HelpCenter.SHARED, office));

    // With few processors, some calls are refused because too many passwords are being checked.
    assertThat(answers).extracting(Answer::status).contains(303).isSubsetOf(303, 503);
    assertThat(HelpCenter.open(browser, HelpCenter.SHARED, office).status()).isEqualTo(303);
  }

  @Test
  void ofManyGuessesAtOnceOnlyTheFirstAreLookedAt() throws Exception {
    clock.stopAt(Instant.now());
    String[] guesser = {"X-Forwarded-For", "203.0.113.74"};
    Simultaneously.times(8, i -> () -> lookedAt("guess " + i, guesser));

    assertThat(HelpCenter.open(browser, HelpCenter.SHARED, guesser).status()).isEqualTo(429);
  }

  /** A busy machine puts guesses off without looking at them, and their callers try again. */
  private Answer lookedAt(String guess, String... headers) {
    Answer answer = HelpCenter.open(site.browser(), guess, headers);
    return answer.status() == 503 ? lookedAt(guess, headers) : answer;
  }

  @Test
  void opensNoOtherSite() {
    HelpCenter other =
        HelpCenter.with(Map.of("visibility", "password", "sharedPassword", "quite another one"));
    HelpCenter.open(browser, HelpCenter.SHARED);

    Http there = other.browser().withCookie("gatehouse", browser.cookies().get("gatehouse"));

    assertThat(there.get("/docs").status()).isEqualTo(302);
  }

  @Test
  void takesNoFormOfAnotherSite() {
    Answer answer = HelpCenter.open(browser, HelpCenter.SHARED, "Sec-Fetch-Site", "cross-site");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("name=\"shared\"");
  }

  @Test
  void articleThatAsksForARecentSignInAsksForThePasswordAgain() {
    String page =
        new Content(site.path())
            .article(Map.of("title", "Salaries", "body", "Barley", "reauthenticate", true));
    HelpCenter.open(browser, HelpCenter.SHARED);
    assertThat(browser.get(page).body()).contains("Barley");
    clock.stopAt(Instant.now().plusSeconds(16 * 60));

    Answer asked = browser.get(page);

    assertThat(asked.status()).isEqualTo(302);
    Answer form = browser.get(asked.location());
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.body()).contains("password").doesNotContain("Barley");
    Answer opened = browser.form("/login", Map.of("shared", HelpCenter.SHARED, "forward", page));
    assertThat(opened.location()).isEqualTo(page);
    assertThat(browser.get(page).body()).contains("Barley");
  }
}
