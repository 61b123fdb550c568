package dev.gatehouse.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * What a browser test extends. Each test has a browser context of its own, with {@link #page} as
 * its first page, and fails on whatever {@link Watch} sees.
 */
public abstract class BrowserIT extends GatehouseIT {
  private static final String TIME_ZONE = "Europe/Berlin";
  protected static final String EMAIL = System.getenv("GATEHOUSE_ADMIN_EMAIL");
  protected static final String PASSWORD = System.getenv("GATEHOUSE_ADMIN_PASSWORD");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /** Of a busy machine: milliseconds. */
  private static final double PATIENCE = 60_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  /** Operators who are signed in, by their e-mail addresses. */
  private static final Map<String, ConsoleClient> OPERATORS = new ConcurrentHashMap<>();

  /** What a page looks like depends on neither the server nor the database: one of each will do. */
  private static final boolean LOOKS =
      "wildfly".equals(System.getProperty("arquillian.launch"))
          && "h2".equals(System.getProperty("it.database"));

  protected BrowserContext context;
  protected Page page;
  private Watch watch;
  private String test;

  @BeforeEach
  void open(TestInfo info) {
    test = info.getTestClass().orElseThrow().getSimpleName();
    context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1280, 900)
                    .setColorScheme(ColorScheme.LIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setTimezoneId(TIME_ZONE)
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))
                    // The certificate of SecureWeb.
                    .setIgnoreHTTPSErrors(true)
                    .setBaseURL("http://localhost:" + Http.port()));
    context.setDefaultTimeout(PATIENCE);
    watch = new Watch(context);
    page = context.newPage();
  }

  /** The browser in which each test has its context. */
  protected Browser browser() {
    return Chromium.browser();
  }

  @AfterEach
  void close() {
    context.close();
    watch.assertQuiet();
  }

  /** Lets answers from 400 on pass: for tests of what is refused. */
  protected void expectRefusals() {
    watch.expectRefusals();
  }

  /** Lets a complaint pass in which this stands, and misses it if there is none. */
  protected void expectComplaint(String part) {
    watch.expectComplaint(part);
  }

  /** Chooses in a picker what fits the text. */
  protected void pick(String picker, String text) {
    Locator box = page.locator(picker);
    box.locator("input[role=combobox]").fill(text);
    box.locator("[role=option]").first().click();
  }

  /** Signs the first operator in. */
  protected void signIn() {
    signIn(page, EMAIL, PASSWORD);
  }

  /**
   * Signs an operator in without the sign-in page, in the session of an earlier test if that is
   * still open; no page is shown yet.
   */
  public static void signIn(Page page, String email, String password) {
    ConsoleClient operator =
        OPERATORS.compute(
            email,
            (key, known) ->
                known != null && known.get("/console/operator/account.xhtml").status() == 200
                    ? known
                    : ConsoleClient.of(new Operator("", email, password)));
    Map<String, String> cookies = new HashMap<>(operator.cookies());
    // As the script of the sign-in page does.
    cookies.put("gatehouse-zone", TIME_ZONE.replace("/", "%2F"));
    page.context()
        .addCookies(
            cookies.entrySet().stream()
                .map(
                    cookie ->
                        new Cookie(cookie.getKey(), cookie.getValue())
                            .setUrl("http://localhost:" + Http.port())
                            .setHttpOnly(true)
                            .setSameSite(SameSiteAttribute.LAX))
                .toList());
  }

  /** Signs in a new operator with a role at a site and no other right, and nobody else. */
  protected Operator signInAs(String role, long site) {
    Operator operator = Operator.at(site, role);
    context.clearCookies();
    signIn(page, operator.email(), operator.password());
    return operator;
  }

  /** Signs the first operator in as people do, and shows the dashboard. */
  protected void signInByHand() {
    page.navigate("/console/login.xhtml");
    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**/console/");
  }

  /** Fills in the sign-in page that is shown, and sends it. */
  protected static void typeCredentials(Page page, String email, String password) {
    page.locator("#email").fill(email);
    page.locator("#password").fill(password);
    page.locator("#submit").click();
  }

  /** What was copied last; copying takes a moment. */
  protected String clipboard() {
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  /** Opens a page of the console, such as {@code site/sites.xhtml}, and sees that it is there. */
  protected Page open(String path) {
    assertThat(page.navigate("/console/" + path).status()).as(path).isEqualTo(200);
    return page;
  }

  /** Pictures for people to look at, with -Dit.screenshots: light and dark, wide and narrow. */
  protected void screenshots(String name) {
    screenshots(name, 1280, 1024);
  }

  /** The same in windows of these widths. */
  protected void screenshots(String name, int... widths) {
    if (System.getProperty("it.screenshots") == null) {
      return;
    }
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      emulate(colours);
      for (int width : widths) {
        page.setViewportSize(width, 900);
        String file = "%s-%s-%s-%d.png".formatted(test, name, colours, width);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(file.toLowerCase(Locale.ROOT))));
      }
    }
    emulate(ColorScheme.LIGHT);
    page.setViewportSize(1280, 900);
  }

  /** Without the transition from the other colours, during which no contrast is right. */
  private void emulate(ColorScheme colours) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(colours)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /**
   * Nothing that axe-core calls serious or critical; in dark colours the rules about colours are
   * asked again, since only these end differently there.
   */
  protected void assertAccessible() {
    if (!LOOKS) {
      return;
    }
    emulate(ColorScheme.DARK);
    assertThat(Axe.seriousInColours(page)).as("%s in dark colours", page.url()).isEmpty();
    emulate(ColorScheme.LIGHT);
    assertThat(Axe.serious(page)).as("%s", page.url()).isEmpty();
  }

  /** Waits until an expression is true on the page. */
  protected void waitUntil(String condition) {
    PageCondition.waitUntil(page, condition);
  }

  /** A page must not be wider than the window. */
  protected void assertFits(int width) {
    page.setViewportSize(width, 900);
    waitUntil("document.documentElement.scrollWidth === " + width);
    page.setViewportSize(1280, 900);
  }
}
