package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of readers' pages. */
class ReaderScriptIT extends BrowserIT {
  /** Longer than the script waits for further input. */
  private static final long PAUSE_MILLIS = 1_000;

  private static final String HOSTILE = "Lantern <img src=x onerror=alert(1)>";

  private CompanySite site;
  private String origin;
  private String article;

  @BeforeEach
  void found() {
    site = new CompanySite("Harbour", Map.of("visibility", "public"));
    origin = "http://" + site.subdomain + ".localhost:" + Http.port();
    String part = "\n\n" + "Words to scroll by. ".repeat(200) + "\n\n";
    article =
        site.article(
            Map.of(
                "title",
                "Lantern keeping",
                "body",
                "```sh\ntrim wick\n```\n\n## One" + part + "## Two" + part + "### Three"));
    site.article(Map.of("title", HOSTILE));
  }

  private Locator search() {
    return page.getByRole(AriaRole.COMBOBOX);
  }

  private Locator options() {
    return page.getByRole(AriaRole.OPTION);
  }

  /** Types when the index has the articles. */
  private void suggest(String text) {
    String found =
        "async text => (await (await fetch('/search/suggestions?q=' +"
            + " text)).json()).results.length";
    eventually("both are found", () -> page.evaluate(found, text).equals(2));
    search().fill("");
    search().pressSequentially(text);
    assertThat(options()).hasCount(2);
  }

  /** The browser must not take the room above headings for a place where the field is hidden. */
  @Test
  void searchStaysInViewWithoutMovingThePage() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate(origin + article + "#two");
    waitUntil("scrollY > 0");
    int before = (int) page.evaluate("Math.round(scrollY)");

    page.keyboard().press("/");
    suggest("lantern");

    assertEquals(before, page.evaluate("Math.round(scrollY)"));
    Object under =
        page.evaluate(
            "document.querySelector('#two').getBoundingClientRect().top"
                + " - document.querySelector('.bar').getBoundingClientRect().bottom");
    assertTrue(((Number) under).doubleValue() > 0, "the heading is below the bar");
  }

  @Test
  void suggestionsAreChosenByKeyboard() {
    page.navigate(origin + "/");
    assertThat(search()).hasAttribute("aria-expanded", "false");

    page.keyboard().press("/");
    assertThat(search()).isFocused();
    suggest("lantern");

    assertThat(search()).hasAttribute("aria-expanded", "true");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("2 suggestions");
    assertThat(options().filter(new Locator.FilterOptions().setHasText(HOSTILE))).hasCount(1);
    assertThat(options().first().locator("mark").first()).hasText(Pattern.compile("Lantern"));
    assertAccessible();

    search().press("ArrowDown");
    assertThat(options().first()).hasAttribute("aria-selected", "true");
    assertThat(search())
        .hasAttribute("aria-activedescendant", options().first().getAttribute("id"));
    search().press("ArrowUp");
    assertThat(page.locator("[aria-selected=true]")).hasCount(0);
    search().press("Escape");
    assertThat(options().first()).isHidden();
    assertThat(search()).hasValue("lantern");

    suggest("lantern");
    search().press("ArrowDown");
    search().press("Enter");
    page.waitForURL(Pattern.compile("/article/"));
  }

  @Test
  void searchIsFocusedByControlKExceptInOtherFields() {
    page.navigate(origin + article);
    assertThat(search()).hasAttribute("aria-keyshortcuts", "/ Control+K");
    page.evaluate("document.body.append(document.createElement('textarea'))");
    page.locator("textarea").focus();
    page.keyboard().press("Control+k");
    assertThat(page.locator("textarea")).isFocused();

    page.locator("textarea").blur();
    page.keyboard().press("Control+k");

    assertThat(search()).isFocused();
  }

  @Test
  void asksNoMoreOnceTheSessionIsOver() {
    expectRefusals();
    List<String> asked = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().contains("/suggestions")) {
            asked.add(request.url());
          }
        });
    page.clock().install();
    page.navigate(origin + "/");
    site.admin.put(
        site.path(),
        Map.of(
            "subdomain", site.subdomain,
            "name", "Harbour",
            "visibility", "password",
            "sharedPassword", "harbour at night"));

    // Not for the request's end: nobody reads the body of the refusal.
    page.waitForResponse(
        response -> response.url().contains("/suggestions"),
        () -> {
          search().pressSequentially("lan");
          page.clock().runFor(PAUSE_MILLIS);
        });
    search().pressSequentially("tern");
    page.clock().runFor(PAUSE_MILLIS);
    search().press("Enter");

    page.waitForURL("**/login?**");
    assertEquals(1, asked.size());
  }

  @Test
  void enterWithoutAChoiceSearches() {
    page.navigate(origin + article);
    suggest("lantern");

    search().press("Enter");

    page.waitForURL("**/search?q=lantern");
  }

  @Test
  void suggestionsAreChosenByPointerAndGoAwayWithTheFocus() {
    page.navigate(origin + article);
    suggest("lantern");
    page.keyboard().press("Tab");
    assertThat(options().first()).isHidden();

    suggest("lantern");
    options().filter(new Locator.FilterOptions().setHasText(HOSTILE)).click();

    assertThat(page.locator("h1")).hasText(HOSTILE);
  }

  @Test
  void codeIsCopied() {
    page.navigate(origin + article);

    page.locator(".code").hover();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy")).click();

    assertThat(page.locator(".copy")).hasText("Copied");
    page.waitForCondition(() -> clipboard().trim().equals("trim wick"));
  }

  @Test
  void contentsTellWhereTheReaderIs() {
    page.navigate(origin + article);
    Locator here = page.locator(".side [aria-current=location]");
    assertThat(here).hasCount(0);

    page.locator(".side .contents a").nth(1).click();
    assertThat(here).hasText("Two");
    page.keyboard().press("End");
    assertThat(here).hasText("Three");
  }

  @Test
  void menusCloseWhenTheReaderTurnsElsewhere() {
    Backend backend = new Backend(site, "helpdocs", Map.of("loginUrl", "https://app.example/"));
    page.navigate(origin + "/docs?hd_jwt=" + backend.token());
    Locator menu = page.locator(".user");
    Locator out = menu.getByRole(AriaRole.BUTTON);

    menu.locator("summary").click();
    assertThat(out).isVisible();
    page.keyboard().press("Escape");
    assertThat(out).isHidden();
    assertThat(menu.locator("summary")).isFocused();

    menu.locator("summary").click();
    page.locator("h1").click();
    assertThat(out).isHidden();
  }
}
