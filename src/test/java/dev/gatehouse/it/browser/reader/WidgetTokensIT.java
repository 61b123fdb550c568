package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.site.WidgetSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "When the token nears expiry, the widget calls your onAuthExpired and you return a fresh one."
 */
class WidgetTokensIT extends WidgetBrowserIT {

  /** A token that is expired for the server, but new for the browser. */
  private static String expired(WidgetSite site) {
    long now = Instant.now().getEpochSecond();
    return site.token("ann", Map.of("iat", now - 400, "exp", now - 100));
  }

  /** Records the statuses of the calls that a token may come with. */
  private List<Integer> calls() {
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    page.onResponse(
        response -> {
          boolean isCall =
              response.url().contains("/api/widget/") && !response.url().contains("/v1/look");
          if (isCall && response.status() != 204) {
            statuses.add(response.status());
          }
        });
    return statuses;
  }

  @Test
  void asksOnceForAFreshTokenWhenThreeCallsExpireTogether() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    app.with(snippet(site, expired(site), ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    List<Integer> calls = calls();
    visit();
    listen();

    page.evaluate("Gatehouse.search('password')");

    assertThat(item("Reset your password")).isVisible();
    assertThat(panel()).containsText("1 result");
    assertThat(app.tokensAsked()).isEqualTo(1);
    assertThat(heard("auth-expired")).isEqualTo(1);
    assertThat(heard("signed-out")).isZero();
    assertThat(calls).containsExactlyInAnyOrder(401, 401, 401, 200, 200, 200);
  }

  @Test
  void asksForAFreshTokenBeforeTheOldOneExpires() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    List<Integer> calls = calls();
    stopClock();
    visit();
    launcher().click();
    assertThat(item("Reset your password")).isVisible();

    page.clock().runFor(269_000);
    item("Reset your password").click();
    assertThat(heading("Then")).isVisible();
    assertThat(app.tokensAsked()).isZero();
    page.clock().runFor(2_000);
    button("Back").click();
    item("Reset your password").click();
    assertThat(heading("Then")).isVisible();

    assertThat(app.tokensAsked()).isEqualTo(1);
    assertThat(calls).containsOnly(200);
  }

  @Test
  void caresNotForTheDateOfThisComputer() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    page.clock().setFixedTime("2045-01-01T00:00:00Z");
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(app.tokensAsked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onAuthExpired: () => { throw new Error('no session') }",
        "onAuthExpired: () => Promise.reject(new Error('no session'))",
        "onAuthExpired: async () => ''",
        "onAuthExpired: () => null",
        "onAuthExpired: async () => ({ jwt: 'x' })",
        "onAuthExpired: () => window.hcOptions.jwt",
      })
  void offersToTryAgainWhenNoFreshTokenComes(String onAuthExpired) {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    expectComplaint("Gatehouse widget: onAuthExpired");
    app.with(snippet(site, expired(site), onAuthExpired));
    visit();
    listen();

    launcher().click();
    assertThat(heading("You’re signed out")).isVisible();
    assertThat(heard("auth-expired")).isEqualTo(1);
    assertThat(heard("signed-out")).isEqualTo(1);
    page.evaluate("jwt => { window.hcOptions.onAuthExpired = () => jwt; }", site.token("ann"));
    button("Try again").click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(heard("auth-expired")).isEqualTo(2);
  }

  @Test
  void waitsNotForEverForAFreshToken() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    expectComplaint("onAuthExpired failed: no token after 15 s");
    app.with(snippet(site, expired(site), "onAuthExpired: () => new Promise(() => {})"));
    stopClock();
    visit();
    listen();

    launcher().click();
    waitUntilHeard("auth-expired");
    page.clock().runFor(14_000);
    assertThat(heading("You’re signed out")).isHidden();
    page.clock().runFor(1_500);

    assertThat(heading("You’re signed out")).isVisible();
    page.clock().resume();
    assertAccessible();
  }

  @Test
  void asksNotAgainWhenTheFreshTokenIsRefusedAsWell() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    expectComplaint("(reason: jwt_expired, trace_id: ");
    app.with(snippet(site, expired(site), ON_AUTH_EXPIRED)).givingOut(() -> expired(site));
    visit();
    listen();

    page.evaluate("Gatehouse.search('password')");
    assertThat(heading("You’re signed out")).isVisible();
    page.evaluate("Gatehouse.search('reset')");
    assertThat(app.tokensAsked()).isEqualTo(1);
    app.givingOut(() -> site.token("ann"));
    button("Try again").click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(app.tokensAsked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gatehouse.setJwt(jwt); return jwt;",
        "window.hcOptions = { ...window.hcOptions, jwt: jwt }; return jwt;",
      })
  void asksNotAgainWhenThePageItselfSetsTheTokenThatItWasAskedFor(String andThen) {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    expectComplaint("(reason: jwt_expired, trace_id: ");
    String onAuthExpired =
        "onAuthExpired: async () => {"
            + " const { jwt } = await (await fetch('/helpcenter-token')).json(); "
            + andThen
            + " }";
    app.with(snippet(site, expired(site), onAuthExpired)).givingOut(() -> expired(site));
    visit();

    launcher().click();
    assertThat(heading("You’re signed out")).isVisible();
    assertThat(app.tokensAsked()).isEqualTo(1);
    app.givingOut(() -> site.token("ann"));
    button("Try again").click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(app.tokensAsked()).isEqualTo(2);
  }

  @Test
  void tellsTheDeveloperWhyATokenIsRefusedButNotTheToken() {
    WidgetSite site = siteWithArticle();
    String forged = site.forged("ann");
    List<String> said = new ArrayList<>();
    page.onConsoleMessage(message -> said.add(message.text()));
    expectRefusals();
    expectComplaint("The token’s signature is invalid.");
    app.with(snippet(site, forged, ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    visit();

    launcher().click();
    assertThat(heading("You’re signed out")).isVisible();
    assertThat(panel()).containsText("Reference: ");
    assertThat(app.tokensAsked()).as("no matter of time").isZero();
    assertThat(said).noneMatch(text -> text.contains(forged));
    assertThat(said)
        .anyMatch(text -> text.matches(".*reason: jwt_invalid_signature, trace_id: \\w+.*"));
    button("Try again").click();

    assertThat(item("Reset your password")).isVisible();
  }

  @Test
  void tellsSuspendedReadersSoAndWhomToAsk() {
    WidgetSite site = siteWithArticle();
    site.change(Map.of("contactUrl", "https://support.company.example/"));
    site.ban("ann");
    expectRefusals();
    expectComplaint("(reason: user_banned, trace_id: ");
    app.with(snippet(site, site.token("ann"), ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    visit();

    launcher().click();

    assertThat(heading("Your access is suspended")).isVisible();
    assertThat(panel()).containsText("Reference: ");
    assertThat(button("Try again")).hasCount(0);
    assertThat(panel().locator(".contact a"))
        .hasAttribute("href", "https://support.company.example/");
    assertThat(app.tokensAsked()).isZero();
    assertAccessible();
  }

  @Test
  void fetchesATokenWhereNoneWasGiven() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    app.with(snippet(site, "", ON_AUTH_EXPIRED)).givingOut(() -> site.token("ann"));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(app.tokensAsked()).isEqualTo(1);
  }

  @Test
  void tellsTheDeveloperThatATokenIsMissing() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    expectComplaint("no token was given. Set hcOptions.jwt");
    app.with(snippet(site, "", "launcher: true"));
    visit();
    launcher().click();
    assertThat(heading("You’re signed out")).isVisible();

    page.evaluate("jwt => Gatehouse.setJwt(jwt)", site.token("ann"));

    assertThat(item("Reset your password")).isVisible();
  }
}
