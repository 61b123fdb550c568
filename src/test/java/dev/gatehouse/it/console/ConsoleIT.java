package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("server")
class ConsoleIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static final String EMAIL = System.getenv("GATEHOUSE_ADMIN_EMAIL");
  private static final String PASSWORD = System.getenv("GATEHOUSE_ADMIN_PASSWORD");
  private static final String LOGIN = "/console/login.xhtml";
  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*? value=\"([^\"]+)\"");

  private static final Pattern NONCE =
      Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]+)\"");

  private final Http browser = browserAt("localhost");

  @Test
  void sendsWhoIsNotSignedInToTheSignInPageAndRemembersThePage() {
    assertThat(browser.get("/console/").location()).isEqualTo(LOGIN);
    assertThat(browser.get("/console").location()).isEqualTo(LOGIN);

    Answer answer = browser.get("/console/overview.xhtml?a=b");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo(LOGIN + "?to=%2Fconsole%2Foverview.xhtml%3Fa%3Db");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void signsAnOperatorInAndComesBackToThePage() {
    Answer page = browser.get(LOGIN + "?to=%2Fconsole%2Foverview.xhtml%3Fa%3Db");
    Answer answer = submit(page, EMAIL.toUpperCase(Locale.ROOT), PASSWORD);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/console/overview.xhtml?a=b");

    Answer overview = browser.get("/console/");
    assertThat(overview.status()).isEqualTo(200);
    assertThat(overview.body()).contains("Administrator", EMAIL, "Dashboard");
    assertThat(overview.header("Cache-Control")).isEqualTo("no-store");
    assertThat(overview.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'nonce-")
        .doesNotContain("unsafe-eval");
  }

  @Test
  void neverComesBackToAnotherHost() {
    Answer page = browser.get(LOGIN + "?to=%2F%2Fevil.example%2Fconsole%2F");

    assertThat(submit(page, EMAIL, PASSWORD).location()).isEqualTo("/console/");
  }

  @Test
  void saysTheSameOfAWrongPasswordAndAnUnknownOperator() {
    Answer wrong = submit(browser.get(LOGIN), EMAIL, "not the password");
    Answer unknown = submit(wrong, "nobody@example.com", PASSWORD);

    assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(200);
    assertThat(problem(wrong))
        .isEqualTo(problem(unknown))
        .contains("Wrong email address or password");
    assertThat(browser.get("/console/").location()).isEqualTo(LOGIN);
    assertThat(wrong.body()).doesNotContain("not the password");
  }

  @Test
  void changesTheSessionAtSignIn() {
    submit(browser.get(LOGIN), EMAIL, PASSWORD);
    String before = browser.cookies().get("gatehouse-console");
    Http planted = browserAt("localhost").withCookie("gatehouse-console", "planted");
    submit(planted, planted.get(LOGIN), EMAIL, PASSWORD);

    assertThat(planted.cookies().get("gatehouse-console")).isNotIn("planted", before);
    Http attacker = browserAt("localhost").withCookie("gatehouse-console", "planted");
    assertThat(attacker.get("/console/").location()).isEqualTo(LOGIN);
  }

  @Test
  void opensNothingWithTheContainersCookieAlone() {
    submit(browser.get(LOGIN), EMAIL, PASSWORD);

    Http thief =
        browserAt("localhost").withCookie("JSESSIONID", browser.cookies().get("JSESSIONID"));

    assertThat(thief.get("/console/").location()).isEqualTo(LOGIN);
  }

  @Test
  void marksItsCookies() {
    Answer page = browser.get(LOGIN);
    assertThat(page.header("Set-Cookie"))
        .matches("gatehouse-page=.+; Path=/; HttpOnly; SameSite=Lax");

    Answer plain = submit(page, EMAIL, PASSWORD);
    assertThat(plain.headers("Set-Cookie"))
        .anyMatch(c -> c.matches("gatehouse-console=.+; Path=/; HttpOnly; SameSite=Lax"));
  }

  @Test
  void marksItsCookieSecureBehindAProxyThatSpeaksHttps() {
    String[] https = {"X-Forwarded-Proto", "https"};
    Answer page = browser.get(LOGIN, https);
    Answer answer = submit(page, EMAIL, PASSWORD, https);

    assertThat(answer.location()).isEqualTo("/console/");
    assertThat(answer.headers("Set-Cookie"))
        .anyMatch(
            c -> c.matches("__Host-gatehouse-console=.+; Path=/; HttpOnly; SameSite=Lax; Secure"));
    assertThat(browser.get("/console/", https).status()).isEqualTo(200);
  }

  @Test
  void signsOut() {
    submit(browser.get(LOGIN), EMAIL, PASSWORD);
    Map<String, String> cookies = browser.cookies();
    Answer overview = browser.get("/console/");
    Answer answer =
        browser.form(
            "/console/overview.xhtml",
            Map.of(
                "account",
                "account",
                "sign-out",
                "Sign out",
                "primefaces.nonce",
                nonce(overview),
                "jakarta.faces.ViewState",
                viewState(overview)));

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo(LOGIN);
    assertThat(browser.get("/console/").location()).isEqualTo(LOGIN);
    Http kept = browserAt("localhost");
    cookies.forEach(kept::withCookie);
    assertThat(kept.get("/console/").location()).isEqualTo(LOGIN);
  }

  @Test
  void doesNothingForAFormThatItDidNotMake() {
    submit(browser.get(LOGIN), EMAIL, PASSWORD);
    Map<String, String> forged = Map.of("account", "account", "sign-out", "Sign out");
    browser.form("/console/overview.xhtml", forged);
    assertThat(browser.get("/console/").status()).isEqualTo(200);

    String elsewhere = viewState(browserAt("localhost").get(LOGIN));
    Answer stale =
        browser.form(
            "/console/overview.xhtml",
            Map.of(
                "account", "account",
                "sign-out", "Sign out",
                "jakarta.faces.ViewState", elsewhere));
    assertThat(stale.location()).isEqualTo("/console/overview.xhtml?expired=1");
    assertThat(browser.get("/console/").status()).isEqualTo(200);
  }

  @Test
  void signsNoOneInWithoutTheStateOfThePage() {
    browser.get(LOGIN);
    Map<String, String> fields =
        Map.of("sign-in", "sign-in", "email", EMAIL, "password", PASSWORD, "submit", "Sign in");

    Answer without = browser.form(LOGIN, fields);

    assertThat(without.status()).isEqualTo(200);
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-console");
  }

  @Test
  void asksAgainWhenThePageWasOpenForTooLong() {
    Answer page = browser.get(LOGIN);
    Http later = browserAt("localhost");

    Answer answer = submit(later, page, EMAIL, PASSWORD);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).startsWith(LOGIN);
    assertThat(problem(later.get(answer.location()))).contains("too long");
  }

  @Test
  void throttlesOnlyTheAddressThatGuesses() {
    clock.stopAt(Instant.now());
    String[] guesser = {"X-Forwarded-For", "203.0.113.66"};
    Answer page = browser.get(LOGIN, guesser);
    for (int i = 0; i < 5; i++) {
      page = submit(page, EMAIL, "guess number " + i, guesser);
    }

    Answer sixth = submit(page, EMAIL, PASSWORD, guesser);
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 6);
    assertThat(problem(sixth)).contains("Too many attempts");

    Http owner = browserAt("localhost");
    assertThat(submit(owner, owner.get(LOGIN), EMAIL, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void isNoPageOfATenant() {
    admin.post("/sites", Map.of("subdomain", "consoleless", "name", "X", "visibility", "public"));

    assertThat(at("consoleless.localhost").get(LOGIN).status()).isEqualTo(404);
    assertThat(at("consoleless.localhost").get("/console/").status()).isEqualTo(404);
    admin.delete("/sites/consoleless");
  }

  @Test
  void opensToNoToken() {
    String[] apiToken = {"Authorization", "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN")};
    assertThat(browser.get("/console/", apiToken).location()).isEqualTo(LOGIN);

    String jwt = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";
    assertThat(browser.get("/console/", "Authorization", "Bearer " + jwt).location())
        .isEqualTo(LOGIN);
    assertThat(browser.get("/console/overview.xhtml?jwt=" + jwt).location()).startsWith(LOGIN);
  }

  @Test
  void doesNotOpenTheAdminApi() {
    submit(browser.get(LOGIN), EMAIL, PASSWORD);

    assertThat(browser.get("/api/admin/v1/sites").status()).isEqualTo(401);
  }

  @Test
  void opensToNoReadersCookie() {
    Http reader = browserAt("localhost").withCookie("gatehouse", "a-readers-session");

    assertThat(reader.get("/console/").location()).isEqualTo(LOGIN);
  }

  private Answer submit(Answer page, String email, String password, String... headers) {
    return submit(browser, page, email, password, headers);
  }

  private static Answer submit(
      Http from, Answer page, String email, String password, String... headers) {
    return from.form(LOGIN, ConsoleClient.signInForm(page, email, password), headers);
  }

  private static String viewState(Answer page) {
    return found(VIEW_STATE, page);
  }

  private static String nonce(Answer page) {
    return found(NONCE, page);
  }

  private static String found(Pattern field, Answer page) {
    Matcher matcher = field.matcher(page.body());
    assertThat(matcher.find()).as("%s", page).isTrue();
    return matcher.group(1);
  }

  private static String problem(Answer page) {
    Matcher matcher = Pattern.compile("id=\"problem\"[^>]*>([^<]+)<").matcher(page.body());
    assertThat(matcher.find()).as("%s", page).isTrue();
    return matcher.group(1);
  }
}
