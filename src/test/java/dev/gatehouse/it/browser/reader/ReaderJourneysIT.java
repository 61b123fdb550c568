package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.SecureWeb;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Gate;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers' journeys from their company's app to the help center and back. */
class ReaderJourneysIT extends BrowserIT {
  private static final String LONG_TEXT =
      "## First words\n\nBegin here.\n\n"
          + "A paragraph.\n\n".repeat(100)
          + "## Last words\n\nThe end.";

  private final Portal portal = new Portal("app-" + UUID.randomUUID() + ".customer.test");
  private final CompanySite site = new CompanySite("Field guide", Map.of());
  private final long category =
      CompanySite.id(site.category(Map.of("title", "Basics", "description", "Where to begin")));
  private final String article = article(Map.of("title", "First steps", "body", LONG_TEXT));

  @AfterEach
  void hasNoHttpSession() {
    assertThat(context.cookies())
        .noneMatch(cookie -> cookie.name.toUpperCase(Locale.ROOT).contains("SESSION"));
  }

  private String article(Map<String, Object> members) {
    Map<String, Object> all = new HashMap<>(Map.of("categoryId", category));
    all.putAll(members);
    return site.article(all);
  }

  private Backend speaking(String protocol, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Map.of("loginUrl", portal.loginUrl));
    all.putAll(more);
    Backend backend = new Backend(site, protocol, all);
    portal.signInBy(backend);
    return backend;
  }

  private void register() {
    site.made("/users", Map.of("email", Backend.EMAIL, "name", Backend.NAME));
  }

  private Locator heading(String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
  }

  private Locator inMain(AriaRole role, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(role, named(name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private Locator portalButton() {
    return page.getByText("Sign in to the portal");
  }

  private void isAtTheAnchor() {
    isAtTheAnchor(site.origin + article);
  }

  private void isAtTheAnchor(String address) {
    assertThat(page).hasURL(address + "#last-words");
    assertThat(page.getByText("The end.")).isInViewport();
    assertThat(page.getByText("Begin here.")).not().isInViewport();
  }

  private void signOut() {
    page.navigate(site.origin + "/logout");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText(Backend.NAME);
    inMain(AriaRole.BUTTON, "Sign out").click();
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  void fromDeepLinkThroughTheAppToTheAnchorAndOut(String protocol) {
    register();
    speaking(protocol, Map.of());

    page.navigate(site.origin + article + "#last-words");
    portalButton().click();
    isAtTheAnchor();

    signOut();
    assertThat(heading("You are signed out")).isVisible();
    inMain(AriaRole.LINK, "Sign in again").click();
    assertThat(portalButton()).isVisible();
    page.goBack();
    page.goBack();
    assertThat(page.getByText("Begin here.")).hasCount(0);

    portal.knowReader(true);
    page.navigate(site.origin + article + "#last-words");
    isAtTheAnchor();
  }

  /** Pages of the company's own, which know nothing of sign-ins. */
  @Test
  void gatedPageOpensAtItsAnchorAlsoAfterTheSessionEnded() {
    CompanySite gate = new CompanySite("Manual", Gate.SITE);
    SecureWeb.running().run(gate.host, new GatedPages());
    portal.signInBy(new Backend(gate, "helpcenter", Map.of("loginUrl", portal.loginUrl)));
    portal.knowReader(true);

    page.navigate(gate.origin + "/guide/#last-words");
    isAtTheAnchor(gate.origin + "/guide/");

    assertThat(gate.admin.delete(gate.path() + "/sessions").status()).isEqualTo(204);
    page.getByText("Next page").click();
    isAtTheAnchor(gate.origin + "/guide/next/?v=2");
    assertThat(gate.items("/events?event=sso.redirect_flow.accepted")).hasSize(2);
  }

  private void inAnotherTab(String address) {
    page.evaluate("address => { window.open(address, '_blank'); }", address);
  }

  private List<String> addressesWith(String part) {
    return context.pages().stream().map(Page::url).filter(url -> url.contains(part)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  @Tag("server")
  void tabsOpenedAtOnceAllGetToTheirArticles(String protocol) {
    register();
    speaking(protocol, Map.of());
    portal.knowReader(true);
    List<String> articles =
        List.of(article, article(Map.of("title", "Two")), article(Map.of("title", "Three")));
    page.navigate(portal.origin + "/");

    articles.forEach(address -> inAnotherTab(site.origin + address));

    Eventually.eventually(
        "every tab is at another article",
        () -> {
          page.waitForTimeout(200);
          return Set.copyOf(addressesWith(site.origin))
              .equals(articles.stream().map(address -> site.origin + address).collect(toSet()));
        });
    context.pages().stream()
        .filter(tab -> tab.url().startsWith(site.origin))
        .forEach(tab -> assertThat(tab.getByRole(AriaRole.MAIN).locator("h1")).hasCount(1));
  }

  /** Browsers load pictures and icons before the reader has typed a password. */
  @ParameterizedTest
  @ValueSource(strings = {"proprofs", "document360"})
  @Tag("server")
  void whatPagesLoadIsNoPageToComeBackTo(String protocol) {
    register();
    speaking(protocol, Map.of());
    expectRefusals();
    expectComplaint("asked another host");
    page.navigate(site.origin + article);
    String loads =
        """
        origin => new Promise(done => {
          const picture = new Image();
          picture.onerror = () =>
            fetch(origin + '/docs', { credentials: 'include', mode: 'no-cors' }).finally(done);
          picture.src = origin + '/apple-touch-icon.png';
        })\
        """;
    page.evaluate(loads, site.origin);

    portalButton().click();

    assertThat(page).hasURL(site.origin + article);
  }

  @Test
  @Tag("server")
  void reloadAndBackAtTheAddressOfTheTokenLeadToThePage() {
    Backend backend = speaking("helpcenter", Map.of("allowUnsolicited", true));
    String address = backend.wayBack(Map.of("key", UUID.randomUUID().toString()));
    page.navigate(address);
    assertThat(page).hasURL(site.origin + "/");

    page.navigate(address);
    assertThat(page).hasURL(site.origin + "/");
    page.navigate(site.origin + article);
    page.goBack();
    assertThat(page).hasURL(site.origin + "/");
    assertThat(page.getByText(Backend.NAME).first()).isVisible();
  }

  /** What the first half of a double click sends; the browser drops the answer. */
  private void clickAndForget(String address) {
    Cookie began =
        context.cookies(site.origin).stream()
            .filter(cookie -> cookie.name.contains("gatehouse-browser"))
            .findFirst()
            .orElseThrow();
    String cookie = began.name.replace("__Host-", "") + "=" + began.value;
    Http first = new Http(site.subdomain + ".localhost");
    assertThat(first.get(address.substring(site.origin.length()), "Cookie", cookie).status())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "proprofs", "document360"})
  @Tag("server")
  void secondHalfOfADoubleClickEndsAtTheArticle(String protocol) {
    register();
    Backend backend = speaking(protocol, Map.of());
    page.navigate(site.origin + article);
    String address = backend.wayBack(Portal.parameters(URI.create(page.url()).getRawQuery()));
    clickAndForget(address);
    portal.knowReader(true);
    expectRefusals();

    Response second = page.navigate(address);

    assertThat(second.status()).isEqualTo(403);
    assertThat(page).hasURL(site.origin + article);
    assertThat(heading("First steps")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  @Tag("server")
  void browserWithoutCookiesEndsAtAPageThatSaysSo(String protocol) {
    register();
    speaking(protocol, protocol.equals("helpcenter") ? Map.of("allowUnsolicited", true) : Map.of());
    portal.knowReader(true);
    expectRefusals();
    Proxy.withoutCookies(site.origin);

    page.navigate(site.origin + article);

    assertThat(page.getByRole(AriaRole.MAIN)).containsText("did not send back the cookies");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("cookies_blocked");
    assertThat(inMain(AriaRole.LINK, "Try again")).isVisible();
  }

  /** A form with an action would lose the anchor. */
  @Test
  @Tag("server")
  void pageOfOursThatAsksForPasswordLeadsToTheAnchorToo() {
    String password = "open sesame, please";
    CompanySite shared =
        new CompanySite(
            "Garden club", Map.of("visibility", "password", "sharedPassword", password));
    String address = shared.origin + shared.article(Map.of("title", "Roses", "body", LONG_TEXT));
    portal.signInBy(new Backend(shared, "helpcenter", Map.of("loginUrl", portal.loginUrl)));
    expectRefusals();

    page.navigate(address + "#last-words");
    page.locator("#shared").fill("not this one");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    page.locator("#shared").fill(password);
    page.keyboard().press("Enter");
    isAtTheAnchor(address);

    page.navigate(shared.origin + "/logout");
    inMain(AriaRole.BUTTON, "Sign out").click();
    page.navigate(address + "#last-words");
    inMain(AriaRole.LINK, "The app").click();
    portalButton().click();
    isAtTheAnchor(address);
  }

  @Test
  void searchesWhatTheReaderMaySeeAndReadsOn() {
    List<String> staff = List.of(site.made("/groups", Map.of("name", "Staff")));
    article(Map.of("title", "For staff", "body", "Mind the turbine.", "groups", staff));
    article(Map.of("title", "Second steps", "body", "Mind the turbine, too."));
    speaking("helpcenter", Map.of());
    portal.knowReader(true);
    CompanySite.waitUntilFound(page, site.origin, "turbine", "Second steps");

    page.navigate(site.origin + "/");
    page.locator("input[name=q]").pressSequentially("turbin");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    assertThat(page.getByRole(AriaRole.OPTION)).containsText("Second steps");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(site.origin + "/search?q=turbin");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("For staff");
    inMain(AriaRole.LINK, "Second steps").click();
    assertThat(heading("Second steps")).isVisible();

    inMain(AriaRole.LINK, "Basics").first().click();
    assertThat(heading("Basics")).isVisible();
    inMain(AriaRole.LINK, "First steps").click();
    inMain(AriaRole.LINK, "Last words").click();
    isAtTheAnchor();
  }

  @Test
  void visitorIsToldSoAndReaderMovesBetweenSites() {
    CompanySite sister = new CompanySite("Sister guide", Map.of());
    sister.article(Map.of("title", "Next door", "visitors", true));
    Backend backend = speaking("proprofs", Map.of("siteIds", List.of(sister.id)));
    portal.knowReader(true);

    page.navigate(site.origin + "/docs");
    assertThat(page.getByText("You are reading as a visitor")).isVisible();

    page.navigate(site.origin + "/logout");
    inMain(AriaRole.BUTTON, "Sign out").click();
    register();
    page.navigate(
        site.origin
            + "/access/jwtsso/?token="
            + backend.proProfsToken(Map.of("site_access", site.id + "," + sister.id)));
    assertThat(page.getByText("You are reading as a visitor")).hasCount(0);
    page.navigate(site.origin + "/docs");
    page.getByText("Other sites").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sister guide")).click();
    assertThat(page).hasURL(sister.origin + "/");
    page.navigate(sister.origin + "/docs");
    inMain(AriaRole.LINK, "Next door").click();
    assertThat(heading("Next door")).isVisible();
  }

  @Test
  void suspendedReaderGetsCodeToQuoteAndWhatIsNotThereIsNotFound() {
    register();
    speaking("helpcenter", Map.of());
    portal.knowReader(true);
    page.navigate(site.origin + article);
    expectRefusals();

    page.navigate(site.origin + "/article/999999-nothing");
    assertThat(heading("Page not found")).isVisible();
    page.getByRole(AriaRole.MAIN).locator("a[href='/']").click();
    assertThat(page).hasURL(site.origin + "/");

    String user = "/users/" + site.items("/users").get(0).path("id").asText();
    site.change(user, Map.of("banned", true));
    site.change("", Map.of("contactUrl", "mailto:help@company.example"));
    page.navigate(site.origin + article);
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("user_banned");
    assertThat(page.getByText("Your access to this help center is suspended.")).isVisible();
    assertThat(inMain(AriaRole.LINK, "Try again")).hasCount(0);
    assertThat(page.getByRole(AriaRole.MAIN).locator("a.button"))
        .hasAttribute("href", "mailto:help@company.example");
    assertThat(page).hasURL(Pattern.compile("/login/refused\\?reason=user_banned&trace_id="));
    String shown = page.url();
    page.reload();
    assertThat(page).hasURL(shown);
    assertThat(page.getByText("Your access to this help center is suspended.")).isVisible();
  }
}
