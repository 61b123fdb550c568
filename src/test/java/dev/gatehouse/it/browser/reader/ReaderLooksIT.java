package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every readers' page in light and dark, on a desktop and a phone. */
class ReaderLooksIT extends BrowserIT {
  private static final String EVERYTHING =
      """
      An introduction with **bold**, *italic*, ~~deleted~~, `code` and [a link](https://example.com/).

      ## Install

      1. Download the archive.
      2. Unpack it:
         - on Linux with `tar`
         - on Windows with the Explorer

      ```bash
      curl --location --remote-name https://downloads.example.com/releases/latest/gatehouse-reader-command-line.tar.gz
      tar xzf gatehouse-reader-command-line.tar.gz
      ```

      > [!NOTE]
      > Notes say what is good to know.

      > [!TIP]
      > Tips say how it is done better.

      > [!IMPORTANT]
      > What must be known.

      > [!WARNING]
      > Warnings say what goes wrong.

      > [!CAUTION]
      > What cannot be undone.

      ### Options

      | Option | Default | What it does, at some length so that the table is wide |
      | --- | ---: | --- |
      | `--destination-directory` | `/var/lib/gatehouse` | Where the files go that are unpacked |
      | `--retries` | 3 | How often it is tried again |

      > Somebody said this once.

      ![A gate](/assets/icon.svg)

      ## AVeryLongWordWithoutAnyPlaceToBreakItThatSomebodyPastedFromTheNameOfAnInterfaceOrSo

      The rest, with https://example.com/a/very/long/address/that/goes/on/and/on/until/it/is/wider/than/a/phone.

      ---

      ## Install

      The same heading once more.
      """;

  /** A site on the server under test, without the proxy. */
  private static final class Place {
    final CompanySite site;
    final String origin;

    Place(String name, Map<String, Object> settings) {
      site = new CompanySite(name, settings);
      origin = "http://" + site.subdomain + ".localhost:" + Http.port();
    }
  }

  /** Opens a page and checks every look of it. */
  private void look(String name, String address) {
    Response answer = page.navigate(address);
    if (answer.headerValue("refresh") != null) {
      page.waitForURL("**/login/refused?*");
    }
    look(name);
  }

  private void look(String name) {
    assertAccessible();
    assertFits(390);
    assertFits(320);
    screenshots(name, 1280, 390);
  }

  @Test
  void pagesToRead() {
    Place place = new Place("Field guide to the gatehouse", Map.of("askHelpful", true));
    String category =
        place.site.category(Map.of("title", "First steps", "description", "Where to begin."));
    String inner =
        place.site.category(Map.of("title", "Machines", "parentId", CompanySite.id(category)));
    for (String title : List.of("Before you begin", "Signing in", "What the lights mean")) {
      place.site.article(Map.of("title", title, "categoryId", CompanySite.id(category)));
    }
    place.site.article(Map.of("title", "The big one", "categoryId", CompanySite.id(inner)));
    String article =
        place.site.article(
            Map.of(
                "title",
                "Install the reader on your machine",
                "description",
                "From the download to the first page, step by step.",
                "categoryId",
                CompanySite.id(category),
                "tags",
                List.of("install", "linux"),
                "body",
                EVERYTHING));
    Backend backend =
        new Backend(place.site, "helpdocs", Map.of("loginUrl", "https://app.example/login"));
    page.navigate(place.origin + "/?hd_jwt=" + backend.token());

    look("home");
    look("docs", place.origin + "/docs");
    look("category", place.origin + category);
    look("article", place.origin + article);
    page.locator(".helpful button").last().click();
    page.locator(".helpful textarea").fill("Where is the switch?");
    look("article-answered");
    page.locator(".helpful button").click();
    assertThat(page.locator(".helpful")).hasText("Thank you. That helps to improve this article.");
    CompanySite.waitUntilFound(page, place.origin, "download", "Install the reader");
    look("search");
    look("search-none", place.origin + "/search?q=zeppelin");
    page.navigate(place.origin + "/");
    page.locator("input[name=q]").pressSequentially("inst");
    assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
    look("suggestions");
    page.keyboard().press("Escape");
    page.locator(".user > summary").click();
    look("menu");
    look("logout", place.origin + "/logout");
    expectRefusals();
    look("not-found", place.origin + "/article/999999-nothing");
    page.navigate(place.origin + "/logout");
    page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();
    look("logged-out");
  }

  @Test
  void pagesThatAskWhoIsThere() {
    expectRefusals();
    Place shared =
        new Place(
            "Garden club",
            Map.of("visibility", "password", "sharedPassword", "open sesame, please"));
    new Backend(shared.site, "helpcenter", Map.of("loginUrl", "https://app.example/login"));
    look("login-shared", shared.origin + "/docs");
    look("login-person", shared.origin + "/login?bypass=1");
    page.locator("#email").fill("ann@company.example");
    page.locator("#password").fill("not the password");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look("login-wrong");

    Place chosen = new Place("Two ways in", Map.of());
    for (String protocol : List.of("helpcenter", "helpsite")) {
      new Backend(chosen.site, protocol, Map.of("loginUrl", "https://app.example/login"));
    }
    look("login-choice", chosen.origin + "/login");
  }

  @Test
  void pagesBehindLinksAndPagesThatTurnAway() {
    expectRefusals();
    Place place = new Place("Garden club", Map.of());
    Backend backend = new Backend(place.site, "helpdocs", Map.of());
    look("login-without-app", place.origin + "/docs?hd_jwt=" + backend.token() + "x");
    Place closed = new Place("Field guide", Map.of());
    Backend signing = new Backend(closed.site, "helpsite", Map.of());
    look("signed-out", closed.origin + "/docs");
    look("signed-out-why", closed.origin + "/docs?jwt=" + signing.token() + "x");
    new Backend(place.site, "proprofs", Map.of());
    look("refused", place.origin + "/access/jwtsso/?token=x");
    String user = place.site.made("/users", Map.of("email", "ann@company.example"));
    look("invitation", at(place, place.site.link("/users/" + user + "/invitations", null)));
    look("link-unusable", place.origin + "/login/invitation?secret=x");
    look("break-glass", place.origin + "/login/break-glass?secret=x");
    Place open =
        new Place(
            "Behind a link",
            Map.of("visibility", "password", "sharedPassword", "open sesame, please"));
    look("secret-link", at(open, open.site.link("/secret-links", Map.of("name", "For Ann"))));
  }

  /** The link on the server under test, without the proxy. */
  private static String at(Place place, String link) {
    return place.origin + link.replaceFirst("^https?://[^/]+", "");
  }

  @Test
  void visitorsAndTheBaseHost() {
    Place place = new Place("Open house", Map.of());
    Place sister = new Place("The annex", Map.of());
    place.site.article(Map.of("title", "For everybody", "visitors", true));
    Backend backend =
        new Backend(place.site, "proprofs", Map.of("siteIds", List.of(sister.site.id)));
    String both = place.site.id + "," + sister.site.id;
    page.navigate(
        place.origin
            + "/access/jwtsso/?token="
            + backend.proProfsToken(Map.of("site_access", both)));
    look("visitor", place.origin + "/docs");
    look("base", "http://localhost:" + Http.port() + "/");
  }

  @Test
  void skipLinkLeadsToTheText() {
    Place place = new Place("Open", Map.of("visibility", "public"));
    page.navigate(place.origin + "/docs");

    page.keyboard().press("Tab");
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to content")))
        .isFocused();
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.MAIN)).isFocused();
  }
}
