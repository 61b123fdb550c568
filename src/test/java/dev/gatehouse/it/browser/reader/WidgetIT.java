package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.gatehouse.it.support.site.WidgetSite;
import dev.gatehouse.library.file.picture.SamplePictures;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The widget on a page of another origin: what it shows, and how it is used. */
class WidgetIT extends WidgetBrowserIT {

  /** "the host snippet picks up the JWT directly — no redirect dance." */
  private static final String VENDORS_SNIPPET =
      """
      <script>
          window.hcOptions = {
              app_id: 'YOUR_WIDGET_ID',
              jwt: '<JWT minted server-side and templated in here>',
              onAuthExpired: async function () {
                  const resp = await fetch('/helpcenter-token', { credentials: 'include' });
                  const json = await resp.json();
                  return json.jwt;
              },
          };
      </script>
      <script src="https://helpcenter.io/js/init.js" async></script>
      """;

  @Test
  @Tag("server")
  void vendorsSnippetWorksWithOnlyHostAndAppIdChanged() {
    WidgetSite site = siteWithArticle();
    app.with(
        VENDORS_SNIPPET
            .replace("https://helpcenter.io", SERVER)
            .replace("YOUR_WIDGET_ID", site.appId)
            .replace("<JWT minted server-side and templated in here>", site.token("ann")));
    visit();

    launcher().click();
    assertThat(panel()).containsText("Hi Name");
    searchBox().fill("pasword");
    assertThat(panel().locator("mark").first()).hasText("password");
    item("Reset your password").click();
    assertThat(heading("Then")).isVisible();

    assertThat(panel().locator(".full")).hasAttribute("href", site.origin() + articlePath(site));
    assertThat(panel().locator(".full")).hasAttribute("target", "_blank");
    assertThat(app.tokensAsked()).isZero();
    assertThat(context.cookies()).isEmpty();
  }

  private String articlePath(WidgetSite site) {
    String href = panel().locator(".full").getAttribute("href");
    assertThat(href).startsWith(site.origin()).endsWith("-reset-your-password");
    return href.substring(site.origin().length());
  }

  /** The address alone would have no token; its picture is fetched with it. */
  @Test
  void showsPicturesOfThePrivateSite() {
    WidgetSite site = new WidgetSite(app.origin());
    String address =
        admin
            .upload(
                site.company().site() + "/files?name=map.png",
                SamplePictures.of("png", 900, 300),
                "image/png")
            .json()
            .path("address")
            .asText();
    site.article(Map.of("title", "Map", "body", "![The map](" + address + ")"));
    app.with(
        "<script>window.hcOptions = { app_id: '%s', jwt: '%s' };</script><script src='%s/js/init.js'></script>"
            .formatted(site.appId, site.token("ann"), SERVER));
    visit();
    launcher().click();
    item("Map").click();

    assertThat(panel().locator(".body img")).hasAttribute("src", Pattern.compile("^blob:"));
    assertThat(panel().locator(".body img")).hasJSProperty("naturalWidth", 900);
    assertThat(panel().locator(".body img")).hasAttribute("alt", "The map");
  }

  @Test
  void showsPublicSitesWithoutToken() {
    WidgetSite site = WidgetSite.open(app.origin());
    article(site);
    app.with(
        "<script>window.hcOptions = { app_id: '%s' };</script><script src='%s/js/init_widget.js'></script>"
            .formatted(site.appId, SERVER));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(panel()).containsText("How can we help?");
  }

  @Test
  void needsNoAppIdWhenItComesFromTheSitesOwnHost() {
    WidgetSite site = siteWithArticle();
    app.with(
        "<script>window.hcOptions = { jwt: '%s' };</script><script src='%s/js/init.js'></script>"
            .formatted(site.token("ann"), site.origin()));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
  }

  @Test
  void takesOptionsThatAreSetAfterItHasLoaded() {
    WidgetSite site = siteWithArticle();
    app.with("<script src='%s/js/init.js'></script>".formatted(SERVER));
    visit();
    assertThat(launcher()).hasCount(0);

    page.evaluate(
        "([id, jwt]) => { window.hcOptions = { app_id: id, jwt: jwt, launcher: false }; }",
        List.of(site.appId, site.token("ann")));
    page.evaluate("Gatehouse.search('password')");

    assertThat(item("Reset your password")).isVisible();
    assertThat(launcher()).isHidden();
    page.evaluate("window.hcOptions = null");
    assertThat(page.locator("gatehouse-widget")).hasCount(0);
  }

  @Test
  void takesOptionsThatAreDeclaredWithVar() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), "").replace("window.hcOptions", "var hcOptions"));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
  }

  @Test
  void showsMoreResultsOnRequest() {
    WidgetSite site = siteWithArticle();
    for (int i = 1; i <= 12; i++) {
      site.article(Map.of("title", "Zebra " + i, "body", "Stripes."));
    }
    app.with(snippet(site, site.token("ann"), "launcher: false"));
    visit();
    waitUntil("!!document.querySelector('gatehouse-widget')");

    page.evaluate("Gatehouse.search('zebra')");
    assertThat(panel()).containsText("12 results");
    assertThat(panel().locator("a.item")).hasCount(10);
    button("Show more").click();

    assertThat(panel().locator("a.item")).hasCount(12);
    assertThat(panel().locator("a.item").nth(10)).isFocused();
    assertThat(button("Show more")).hasCount(0);
  }

  @Test
  void opensArticlesThatAnArticleLinksToAndGoesBack() {
    WidgetSite site = siteWithArticle();
    String id = article(site);
    site.article(
        Map.of("title", "Start here", "body", "See [the other](/article/" + id + "-x) first."));
    app.with(snippet(site, site.token("ann"), ""));
    visit();
    launcher().click();
    item("Start here").click();

    item("the other").click();
    assertThat(heading("Then")).isVisible();
    button("Back").click();

    assertThat(heading("Start here")).isVisible();
    assertThat(context.pages()).hasSize(1);
  }

  @Test
  void survivesPagesThatSwapTheirBody() {
    WidgetSite site = siteWithArticle();
    String id = article(site);
    app.with(snippet(site, site.token("ann"), ""));
    visit();
    assertThat(launcher()).isVisible();
    page.evaluate("id => Gatehouse.showArticle('/article/' + id + '-old-title#then')", id);
    assertThat(heading("Then")).isFocused();

    for (String swap :
        List.of(
            "document.body.innerHTML = '<h1>Swapped</h1>'",
            "document.documentElement.replaceChild(document.createElement('body'), document.body)",
            "document.documentElement.innerHTML = '<head></head><body>Swapped</body>'",
            "document.querySelector('gatehouse-widget').remove()")) {
      page.evaluate("swap => { eval(swap); }", swap);
      assertThat(heading("Then")).isFocused();
      assertThat(page.locator("gatehouse-widget")).hasCount(1);
    }
    // As a page does whose scripts run with each visit, with a token of its own each time.
    page.evaluate(
        "jwt => { window.hcOptions = { ...window.hcOptions, jwt: jwt }; }", site.token("ann"));
    assertThat(heading("Then")).isFocused();
    page.keyboard().press("Escape");
    assertThat(panel()).isHidden();
    page.evaluate("Gatehouse.open({ query: 'password' })");
    assertThat(panel()).containsText("result");
    assertThat(item("Reset your password").first()).isVisible();
  }

  @Test
  void showsArticlesByIdSlugAndPathAndSaysWhenThereIsNone() {
    WidgetSite site = siteWithArticle();
    String hidden = site.article(Map.of("title", "Draft", "body", "Not yet.", "published", false));
    expectRefusals();
    expectComplaint("The help center refused the call. (reason: not_found");
    app.with(snippet(site, site.token("ann"), "launcher: false"));
    visit();
    waitUntil("!!document.querySelector('gatehouse-widget')");

    for (String name : List.of("reset-your-password", "/article/" + article(site) + "-x")) {
      page.evaluate("name => Gatehouse.showArticle(name)", name);
      assertThat(heading("Reset your password")).isFocused();
      page.evaluate("Gatehouse.close()");
    }
    for (String name : List.of(hidden, "no-such-article")) {
      page.evaluate("name => Gatehouse.showArticle(name)", name);
      assertThat(heading("This article isn’t available")).isVisible();
    }
    expectComplaint("showArticle() takes the id of an article");
    page.evaluate("Gatehouse.close(); Gatehouse.showArticle('/article/')");
    assertThat(panel()).isHidden();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root.querySelector('dialog').showModal()",
        "root.querySelector('div').requestFullscreen()"
      })
  void isUsableInWhatAComponentPutsAboveThePage(String shown) {
    WidgetSite site = siteWithArticle();
    app.with(
        """
        <company-part></company-part>
        <script>
          const root = document.querySelector('company-part').attachShadow({ mode: 'open' });
          root.innerHTML = '<dialog><input></dialog><div>A large plan</div>';
          document.querySelector('#own').onclick = () => %s;
        </script>
        """
                .formatted(shown)
            + snippet(site, site.token("ann"), "launcher: true"));
    visit();

    page.locator("#own").click();
    launcher().click();
    searchBox().fill("pasword");

    assertThat(item("Reset your password")).isVisible();
    page.evaluate(
        "document.fullscreenElement ? document.exitFullscreen()"
            + " : root.querySelector('dialog').close()");
    item("Reset your password").click();
    assertThat(panel().locator(".body")).containsText("Press Forgot password");
  }

  @Test
  void isUsableWhileThePageShowsAModalDialog() {
    WidgetSite site = siteWithArticle();
    app.with(
        "<dialog id='ask'><input></dialog>"
            + "<div style='position: fixed; inset: 0; z-index: 2147483647; background: #fff'></div>"
            + snippet(site, site.token("ann"), ""));
    visit();
    page.evaluate("document.querySelector('#ask').showModal()");

    launcher().click();
    page.locator(".panel a.item").click();
    assertThat(page.locator(".panel #then")).isVisible();
    page.keyboard().press("Escape");

    assertThat(page.locator(".panel")).isHidden();
    assertThat(launcher()).isFocused();
    assertThat(page.locator("#ask")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#ask")).isHidden();
    launcher().click();
    assertThat(heading("Then")).isVisible();
  }

  @Test
  void hasTheSitesColorBeforeItIsOpenedForOneCall() {
    WidgetSite site = siteWithArticle();
    site.change(Map.of("accentColor", "#2b59c3", "contactUrl", "mailto:help@company.example"));
    List<String> calls = new ArrayList<>();
    page.onRequest(
        call -> {
          if (call.url().startsWith(SERVER)) {
            calls.add(URI.create(call.url()).getPath());
          }
        });
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    assertThat(launcher()).isVisible();
    assertThat(launcher()).hasCSS("background-color", "rgb(43, 89, 195)");
    assertThat(calls).containsExactly("/js/init.js", "/api/widget/v1/look");
    launcher().click();
    searchBox().fill("nothing like that");
    assertThat(panel().locator(".state .contact a"))
        .hasAttribute("href", "mailto:help@company.example");
    searchBox().fill("password");
    item("Reset your password").click();
    assertThat(panel().locator("article > .contact")).containsText("Something unclear? Contact ");
  }

  @Test
  void keepsTheHeadingOfLinksAndCopiesCode() {
    WidgetSite site = siteWithArticle();
    String id = article(site);
    site.article(
        Map.of(
            "title",
            "Start here",
            "body",
            "```sh\necho hello\n```\n\nSee [the other](/article/" + id + "-x#then)."));
    app.with(snippet(site, site.token("ann"), ""));
    visit();
    launcher().click();
    item("Start here").click();

    button("Copy").press("Enter");
    assertThat(panel().getByRole(AriaRole.STATUS)).hasText("Copied");
    assertThat(button("Copied")).isFocused();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("echo hello\n");
    item("the other").click();

    assertThat(heading("Then")).isFocused();
  }

  @Test
  void saysWhatCalloutsAreAndInWhichLanguageAnArticleIs() {
    WidgetSite site = new WidgetSite(app.origin());
    site.article(Map.of("title", "Mind the gap", "body", "> [!CAUTION]\n> It is wide."));
    app.with(snippet(site, site.token("ann"), "lang: 'de'"));
    visit();

    launcher().click();
    item("Mind the gap").click();

    assertThat(panel().getByRole(AriaRole.NOTE)).hasText("Vorsicht It is wide.");
    assertThat(panel().locator(".body")).hasAttribute("lang", "en");
    assertThat(panel().locator(".callout-title")).hasAttribute("lang", "de");
  }

  @Test
  void readsArticlesFromTheRightAndAsksWhetherTheyHelped() {
    WidgetSite site = new WidgetSite(app.origin());
    site.change(Map.of("askHelpful", true));
    site.article(Map.of("title", "المقبض", "lang", "ar", "body", "هذا نص قصير."));
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();
    assertThat(item("المقبض").locator(".title")).hasCSS("direction", "rtl");
    item("المقبض").click();

    assertThat(panel().locator(".body")).hasAttribute("lang", "ar");
    assertThat(panel().locator(".body")).hasCSS("direction", "rtl");
    assertThat(panel().getByText("Was this helpful?")).hasCSS("direction", "ltr");
    button("No").press("Enter");
    assertThat(panel().getByText("Thank you for your answer.")).isFocused();
    panel().getByLabel("What was missing?").fill("صورة");
    assertThat(panel().locator("textarea")).hasCSS("direction", "rtl");
    button("Send").click();
    assertThat(panel().getByText("Thank you. That helps")).isFocused();
    assertThat(site.company().admin.get(site.company().site() + "/feedback").body())
        .contains("صورة");
  }

  @Test
  void doesNoHarmWhenItIsLoadedTwice() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), "") + snippet(site, site.token("ann"), ""));
    visit();
    page.waitForLoadState();

    assertThat(launcher()).hasCount(1);
    launcher().click();
    assertThat(item("Reset your password")).isVisible();
  }

  @Test
  void tellsThePageWhatHappensUntilItNoLongerListens() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), "launcher: false"));
    visit();
    listen();
    waitUntilHeard("ready");
    page.evaluate(
        """
        () => {
          window.opened = 0;
          window.unlisten = Gatehouse.on('open', () => { opened += 1; });
        }
        """);

    page.evaluate("Gatehouse.search('password')");
    item("Reset your password").click();
    waitUntilHeard("article");
    page.evaluate("() => { unlisten(); Gatehouse.close(); Gatehouse.open(); }");

    assertThat(page.evaluate("opened")).isEqualTo(1);
    assertThat(heard("open")).isEqualTo(2);
    assertThat(heard("close")).isEqualTo(1);
    assertThat(page.evaluate("heard.find(event => event[0] === 'search')[1]"))
        .isEqualTo(Map.of("query", "password", "total", 1));
    assertThat(heard("error") + heard("signed-out")).isZero();
  }

  @Test
  void showsAnotherPersonNothingOfTheFirst() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann", Map.of("name", "Ann First")), ""));
    visit();
    launcher().click();
    item("Reset your password").click();
    assertThat(heading("Then")).isVisible();

    page.evaluate("jwt => Gatehouse.setJwt(jwt)", site.token("ben", Map.of("name", "Ben Second")));

    assertThat(panel()).containsText("Hi Ben");
    assertThat(heading("Then")).isHidden();
  }

  @Test
  void isUsedByKeyboard() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), ""));
    visit();
    assertThat(launcher()).isVisible();

    page.locator("#own").focus();
    page.keyboard().press("Tab");
    assertThat(launcher()).isFocused();
    page.keyboard().press("Enter");
    assertThat(searchBox()).isFocused();
    assertThat(launcher()).hasAttribute("aria-expanded", "true");
    page.keyboard().type("password");
    assertThat(panel().getByRole(AriaRole.STATUS)).hasText("1 result");
    page.keyboard().press("ArrowDown");
    assertThat(item("Reset your password")).isFocused();
    page.keyboard().press("Enter");
    assertThat(heading("Reset your password")).isFocused();
    page.keyboard().press("Shift+Tab");
    page.keyboard().press("Shift+Tab");
    page.keyboard().press("Shift+Tab");
    page.keyboard().press("Shift+Tab");
    assertThat(button("Back")).isFocused();
    page.keyboard().press("Enter");
    assertThat(item("Reset your password")).isFocused();
    page.keyboard().press("Escape");
    assertThat(panel()).isHidden();
    assertThat(launcher()).isFocused();
  }

  @Test
  void givesTheFocusBackToTheButtonThatOpenedIt() {
    WidgetSite site = siteWithArticle();
    app.with(
        snippet(site, site.token("ann"), "launcher: false")
            + "<script>document.getElementById('own').onclick = () => Gatehouse.open();</script>");
    visit();
    waitUntil("!!document.querySelector('gatehouse-widget')");

    page.locator("#own").click();
    assertThat(searchBox()).isFocused();
    page.keyboard().press("Escape");

    assertThat(page.locator("#own")).isFocused();
  }

  @Test
  void keepsWhatIsTypedFromThePagesShortcuts() {
    WidgetSite site = siteWithArticle();
    app.with(
        snippet(site, site.token("ann"), "")
            + "<script>window.keys = 0; document.addEventListener('keydown', () =>"
            + " keys++);</script>");
    visit();
    launcher().click();

    searchBox().pressSequentially("pass");

    assertThat(page.evaluate("keys")).isEqualTo(0);
  }

  @Test
  void isAccessibleAndLooksWell() {
    WidgetSite site = siteWithArticle();
    site.article(Map.of("title", "Invite your team", "description", "Up to ten at once"));
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();
    assertThat(item("Invite your team")).isVisible();
    assertAccessible();
    screenshots("home");
    searchBox().fill("password");
    assertThat(panel().locator("mark").first()).isVisible();
    assertAccessible();
    screenshots("results");
    item("Reset your password").click();
    assertThat(heading("Then")).isVisible();
    assertAccessible();
    screenshots("article");
    button("Back").click();
    searchBox().fill("nothingofthekind");
    assertThat(panel()).containsText("Nothing found");
    assertAccessible();
  }

  @Test
  void fillsThePhone() {
    WidgetSite site = siteWithArticle();
    app.with(snippet(site, site.token("ann"), ""));
    page.setViewportSize(390, 844);
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(launcher()).isHidden();
    BoundingBox box = panel().boundingBox();
    assertThat(List.of(box.x, box.y, box.width, box.height))
        .containsExactly(0.0, 0.0, 390.0, 844.0);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/widgetit-phone.png")));
  }

  @ParameterizedTest
  @CsvSource({
    "lang: 'ja', fr, de, ヘルプを検索",
    "theme: 'light', fr, de, Hilfe durchsuchen",
    "theme: 'light', fr-CA, , Rechercher dans l’aide",
    "theme: 'light', pt, , Search for help",
  })
  void speaksTheLanguageOfThePageOrTheReader(
      String option, String ofPage, String ofReader, String label) {
    WidgetSite site = siteWithArticle();
    Map<String, Object> claims = ofReader == null ? Map.of() : Map.of("lang", ofReader);
    app.with(
        "<script>document.documentElement.lang = '%s'</script>".formatted(ofPage)
            + snippet(site, site.token("ann", claims), option));
    visit();

    launcher().click();

    assertThat(searchBox()).hasAttribute("aria-label", label);
  }
}
