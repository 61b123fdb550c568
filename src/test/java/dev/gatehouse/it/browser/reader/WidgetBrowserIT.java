package dev.gatehouse.it.browser.reader;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.WidgetSite;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The base of the widget's tests: a page of another origin with the widget embedded. */
abstract class WidgetBrowserIT extends BrowserIT {
  protected static final String SERVER = "http://localhost:" + Http.port();

  protected final HostPage app = new HostPage();

  @AfterEach
  void closeApp() {
    app.close();
  }

  /** A site that allows the app's origin, with an article. */
  protected WidgetSite siteWithArticle() {
    WidgetSite site = new WidgetSite(app.origin());
    article(site);
    return site;
  }

  protected static String article(WidgetSite site) {
    return site.article(
        Map.of(
            "title",
            "Reset your password",
            "description",
            "When you forgot it",
            "body",
            "Press **Forgot password** on the sign-in page.\n\n## Then\n\nOpen the link we send."));
  }

  /** The snippet that companies paste, with options beside {@code app_id} and {@code jwt}. */
  protected static String snippet(WidgetSite site, String jwt, String others) {
    return """
    <script>
      window.hcOptions = { app_id: '%s', jwt: '%s', %s };
    </script>
    <script src="%s/js/init.js" async></script>
    """
        .formatted(site.appId, jwt, others, SERVER);
  }

  /** The vendor's spelling. */
  protected static final String ON_AUTH_EXPIRED =
      """
      onAuthExpired: async function () {
        const resp = await fetch('/helpcenter-token', { credentials: 'include' });
        const json = await resp.json();
        return json.jwt;
      }\
      """;

  /** Opens the app's page and waits for the widget's script. */
  protected void visit() {
    page.navigate(app.origin() + "/");
    waitUntil("!!window.Gatehouse");
  }

  protected Locator launcher() {
    return page.locator(".launcher");
  }

  protected Locator panel() {
    return page.getByRole(AriaRole.DIALOG);
  }

  protected Locator searchBox() {
    return panel().getByRole(AriaRole.SEARCHBOX);
  }

  protected Locator item(String title) {
    return panel().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
  }

  protected Locator heading(String text) {
    return panel().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(text));
  }

  protected Locator button(String name) {
    return panel()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Records the widget's events with their details. */
  protected void listen() {
    page.evaluate(
        """
        () => {
          window.heard = [];
          for (const name of ['ready', 'open', 'close', 'search', 'article', 'auth-expired',
              'signed-out', 'error']) {
            Gatehouse.on(name, detail => heard.push([name, detail]));
          }
        }
        """);
  }

  /** Stops the page's clock; the test moves it. */
  protected void stopClock() {
    long now = System.currentTimeMillis();
    page.clock().install(new Clock.InstallOptions().setTime(now));
    page.clock().pauseAt(now + 1_000);
  }

  /** How often an event of this name was recorded. */
  protected int heard(String name) {
    return (int) page.evaluate("name => heard.filter(event => event[0] === name).length", name);
  }

  protected void waitUntilHeard(String name) {
    waitUntil("heard.some(event => event[0] === '%s')".formatted(name));
  }
}
