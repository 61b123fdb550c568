package dev.gatehouse.it.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.gatehouse.it.support.site.WidgetSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The widget on strict and on hostile pages. */
class WidgetDefenceIT extends WidgetBrowserIT {
  private static final String EVIL =
      "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

  @Test
  void runsNoScriptOfANameAnArticleOrASearch() {
    WidgetSite site = new WidgetSite(app.origin());
    site.change(Map.of("name", "Help " + EVIL));
    site.article(
        Map.of(
            "title",
            "Evil " + EVIL,
            "description",
            EVIL,
            "body",
            "Evil.\n\n<details open ontoggle=hacked=1>x</details><script>hacked=1</script>\n\n"
                + "[click](javascript:hacked=1) <svg onload=hacked=1>"));
    app.with(snippet(site, site.token("ann", Map.of("name", EVIL + " Ann")), ""));
    visit();

    launcher().click();
    assertThat(panel().locator("a.item")).containsText("<img src=x");
    searchBox().fill("evil " + EVIL);
    assertThat(panel().locator("section a.item")).isVisible();
    panel().locator("a.item").first().click();
    assertThat(panel().locator("article .body")).isVisible();

    assertThat(panel().locator("article .body :is(script, svg, [ontoggle], [href^=javascript])"))
        .hasCount(0);
    assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
  }

  /** The widget sanitizes by itself, in case the server ever sends unsafe HTML. */
  @Test
  void takesOverOnlyHarmlessPartsOfABody() {
    WidgetSite site = siteWithArticle();
    page.route(
        "**/api/widget/v1/articles/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setHeaders(Map.of("Access-Control-Allow-Origin", app.origin()))
                    .setContentType("application/json")
                    .setBody(
                        """
                        {"article":{"id":"1","title":"T","description":"","category":null,
                        "url":"%s/article/1-t","updated_at":"2026-01-01T00:00:00Z","body":
                        "<p onclick='hacked=1' style='color:red'>kept</p><script>hacked=1</script>\
                        <iframe src='//evil.example'></iframe><form><input name=x></form>\
                        <a id=bad href='javascript:hacked=1'>bad</a><a id=out href='/docs'>out</a>\
                        <img src='http://other.example/x.png'><img src='data:image/png;base64,x'>"}}
                        """
                            .formatted(site.origin()))));
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();
    item("Reset your password").click();

    assertThat(panel().locator(".body p")).hasText("kept");
    assertThat(panel().locator(".body :is(script, iframe, form, img, [onclick], [style])"))
        .hasCount(0);
    assertThat(panel().locator(".body input:not([type=checkbox]:disabled)")).hasCount(0);
    assertThat(panel().locator(".body #bad")).not().hasAttribute("href", "javascript:hacked=1");
    assertThat(panel().locator(".body #out")).hasAttribute("href", site.origin() + "/docs");
    assertThat(panel().locator(".body #out")).hasAttribute("rel", "noopener noreferrer");
    assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
  }

  @Test
  void takesNoElementOfThePageForItsScriptOrForItself() {
    WidgetSite site = siteWithArticle();
    String image =
        "<p id=\"Gatehouse\">Ours</p>"
            + "<img name=\"currentScript\" src=\"%s/favicon.ico\" alt=\"\">";
    app.with(image.formatted(app.origin()) + snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
  }

  @Test
  void showsUnderAStrictContentPolicy() {
    WidgetSite site = siteWithArticle();
    app.under(
            ("default-src 'none'; script-src 'nonce-n0' %1$s; connect-src %1$s;"
                    + " require-trusted-types-for 'script'; trusted-types gatehouse-widget")
                .formatted(SERVER))
        .with(
            snippet(site, site.token("ann"), "").replaceFirst("<script>", "<script nonce=\"n0\">"));
    visit();

    launcher().click();
    item("Reset your password").click();

    assertThat(heading("Then")).isVisible();
    assertThat(panel().evaluate("node => getComputedStyle(node).position")).isEqualTo("fixed");
    assertThat(panel().boundingBox().width).isEqualTo(400);
  }

  @Test
  void takesNothingOfThePagesStyles() {
    WidgetSite site = siteWithArticle();
    app.with(
        "<style>* { display: none; color: lime !important; font-size: 62px }"
            + " html, head, body { display: block }</style>"
            + snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();

    assertThat(item("Reset your password")).isVisible();
    assertThat(item("Reset your password").evaluate("node => getComputedStyle(node).fontSize"))
        .isEqualTo("15px");
  }

  @Test
  void tellsTheDeveloperOfAnOriginThatIsNotAllowed() {
    WidgetSite site = new WidgetSite("https://another.example");
    expectRefusals();
    expectComplaint("blocked by CORS policy");
    expectComplaint(app.origin() + " is missing from the help center’s widgetOrigins");
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();

    assertThat(heading("That didn’t work")).isVisible();
    site.change(Map.of("widgetOrigins", List.of(app.origin())));
    article(site);
    // Chromium does not record a refused preflight.
    button("Try again").press("Enter");
    assertThat(item("Reset your password")).isVisible();
    assertThat(panel()).isFocused();
  }

  @Test
  void waitsAsLongAsABusyServerAsks() {
    WidgetSite site = siteWithArticle();
    expectRefusals();
    stopClock();
    page.route(
        "**/api/widget/v1/articles?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setHeaders(
                        Map.of(
                            "Access-Control-Allow-Origin",
                            app.origin(),
                            "Access-Control-Expose-Headers",
                            "Retry-After",
                            "Retry-After",
                            "12"))
                    .setContentType("application/json")
                    .setBody("{\"reason\":\"unavailable\",\"message\":\"Try again soon.\"}")));
    expectComplaint("(reason: unavailable)");
    app.with(snippet(site, site.token("ann"), ""));
    visit();

    launcher().click();
    assertThat(button("Try again in 12 s")).isDisabled();
    page.unroute("**/api/widget/v1/articles?*");
    page.clock().runFor(13_000);
    button("Try again").click();

    assertThat(item("Reset your password")).isVisible();
  }
}
