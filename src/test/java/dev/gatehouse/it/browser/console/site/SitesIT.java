package dev.gatehouse.it.browser.console.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Help centers, managed by their operators. */
class SitesIT extends BrowserIT {
  private final String name = "s" + UUID.randomUUID().toString().substring(0, 8);

  private static JsonNode created(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private long site(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Map.of("subdomain", name, "name", "Help " + name));
    all.putAll(more);
    return created(admin.post("/sites", all)).path("id").asLong();
  }

  private long passwordSite() {
    return site(Map.of("visibility", "password", "sharedPassword", "open sesame"));
  }

  /** A site whose HelpSite connection has a key. */
  private long helpSite() {
    long site = site(Map.of("visibility", "sso"));
    String connections = "/sites/" + site + "/connections";
    Map<String, Object> sso =
        Map.of("protocol", "helpsite", "name", "Our app", "loginUrl", "https://app.example/login");
    long id = created(admin.post(connections, sso)).path("id").asLong();
    created(admin.post(connections + "/" + id + "/keys", Map.of()));
    return site;
  }

  private JsonNode now(long site) {
    return admin.get("/sites/" + site).json();
  }

  private void choose(String visibility) {
    page.locator("input[name=visibility][value=" + visibility + "]").check();
  }

  @Test
  void findsAndOrdersSites() {
    long site = site(Map.of("visibility", "public"));
    created(
        admin.post(
            "/sites", Map.of("subdomain", name + "-b", "name", "A " + name, "visibility", "sso")));
    signIn();
    open("site/sites.xhtml").locator("#search").fill(name);
    page.locator("#search").press("Enter");

    Locator rows = page.locator("#sites tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(rows.first()).containsText("A " + name);
    page.locator("#sites th a", text("Access")).click();
    assertThat(page.locator("#sites th[aria-sort=ascending]")).hasText("Access");
    assertThat(rows.first()).containsText("Help " + name);
    assertThat(rows.first()).containsText("Everyone");
    assertThat(rows.first()).containsText("No connections");
    screenshots("sites");

    rows.first().locator("a.name").click();
    page.waitForURL("**/site/overview.xhtml?site=" + site);
    assertThat(page.locator("h1")).hasText("Help " + name);
    page.goBack();
    assertThat(page.locator("#search")).hasValue(name);
    assertThat(page.locator("#sites th[aria-sort=ascending]")).hasText("Access");
    assertThat(rows).hasCount(2);
    page.navigate("/console/site/sites.xhtml?q=nobody-has-this");
    assertThat(page.locator("#sites")).containsText("No sites match");
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void makesASiteAndTellsWhatIsWrongBesideTheFields() {
    signIn();
    open("site/sites.xhtml").locator("#new-site").click();
    page.waitForURL("**/site/new.xhtml");
    page.locator("#subdomain").fill("Not A Subdomain");
    page.locator("#customDomains").fill("not a domain");
    page.locator("#sessionMinutes").fill("0");
    choose("PASSWORD");
    page.locator("#create").click();

    assertThat(page.locator("#name-message")).containsText("is required");
    assertThat(page.locator("#subdomain-message")).containsText("lower-case letters");
    assertThat(page.locator("#subdomain")).hasValue("Not A Subdomain");
    assertThat(page.locator("#customDomains-message")).containsText("host name");
    assertThat(page.locator("#sessionMinutes-message")).containsText("at least 1 minute");
    assertThat(page.locator("#sharedPassword-message")).containsText("is required");
    assertAccessible();
    assertFits(1024);
    screenshots("new");

    page.locator("#name").fill("Help " + name);
    page.locator("#subdomain").fill(name);
    page.locator("#customDomains").fill(name + ".example.com");
    page.locator("#sessionMinutes").fill("60");
    page.locator("#frameAncestors").fill("https://app.example\nhttps://www.example");
    choose("SSO");
    page.locator("#create").click();
    page.waitForURL("**/site/overview.xhtml?site=*");

    assertThat(page.locator("#notices")).containsText("created");
    assertThat(page.locator("main")).containsText("No one can sign in with single sign-on");
    JsonNode made = admin.get("/sites/" + name).json();
    assertThat(made.path("sessionMinutes").asInt()).isEqualTo(60);
    assertThat(made.at("/customDomains/0").asText()).isEqualTo(name + ".example.com");
    assertThat(made.path("frameAncestors")).hasSize(2);
    assertAccessible();
    assertFits(1024);
    screenshots("overview");
  }

  @Test
  void takenSubdomainIsToldBesideIt() {
    site(Map.of());
    signIn();
    open("site/new.xhtml").locator("#name").fill("Another");
    page.locator("#subdomain").fill(name);
    page.locator("#create").click();

    assertThat(page.locator("#subdomain-message")).containsText("is already in use");
  }

  @Test
  void givesOutTheSnippetOfTheWidget() {
    long site = site(Map.of());
    String widgetId = admin.get("/sites/" + name).json().path("widgetId").asText();
    signIn();

    open("site/settings.xhtml?site=" + site).locator("#widget-snippet .copy").click();

    page.waitForCondition(() -> !clipboard().isEmpty());
    assertThat(clipboard())
        .contains("app_id: '" + widgetId + "'")
        .contains("<script src=\"http://localhost:" + Http.port() + "/js/init.js\" async>");
  }

  @Test
  @Tag("server")
  void savesSettingsAndAsksBeforeTheSiteMoves() {
    long site = site(Map.of("eventDays", 30));
    signIn();
    open("site/settings.xhtml?site=" + site).locator("#name").fill("Renamed");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(page.locator(".switcher summary")).containsText("Renamed");
    assertThat(now(site).path("eventDays").asInt()).isEqualTo(30);

    page.locator("#subdomain").fill(name + "-moved");
    page.locator("#save").click();
    assertThat(page.locator("#consequences")).containsText("changes from " + name + " to");
    assertAccessible();
    page.locator("#consequences button", text("Cancel")).click();
    assertThat(now(site).path("subdomain").asText()).isEqualTo(name);
    page.locator("#save").click();
    page.locator("#save-anyway").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(now(site).path("subdomain").asText()).isEqualTo(name + "-moved");
    screenshots("settings");
  }

  @Test
  void keepsTypedTextWhenAnotherOperatorSavedFirst() {
    long site = site(Map.of());
    signIn();
    open("site/settings.xhtml?site=" + site);
    Map<String, Object> theirs = Map.of("subdomain", name, "name", "Theirs");
    assertThat(admin.put("/sites/" + site, theirs).status()).isEqualTo(200);

    page.locator("#name").fill("Mine");
    page.locator("#subdomain").fill(name + "-mine");
    page.locator("#save").click();
    page.locator("#save-anyway").click();

    assertThat(page.locator("#notices")).containsText("another operator changed this");
    assertThat(page.locator("#differences tbody tr")).hasCount(1);
    assertThat(page.locator("#differences tbody tr")).containsText("Theirs");
    assertThat(page.locator("#name")).hasValue("Mine");
    assertThat(page.locator(".ui-widget-overlay")).hasCount(0);
    assertThat(now(site).path("name").asText()).isEqualTo("Theirs");
    assertAccessible();

    page.locator("#save").click();
    page.locator("#save-anyway").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(now(site).path("name").asText()).isEqualTo("Mine");
  }

  @Test
  void choosesAndKeepsASharedPassword() {
    long site = site(Map.of("visibility", "public"));
    signIn();
    open("site/settings.xhtml?site=" + site);
    assertThat(page.locator("#sharedPassword")).isHidden();
    choose("PASSWORD");
    page.locator("#sharedPassword").fill("open sesame");
    page.locator("#name").fill("");
    page.locator("#save").click();
    assertThat(page.locator("#name-message")).containsText("is required");
    assertThat(page.locator("#sharedPassword")).hasValue("");
    assertThat(page.locator("#sharedPassword-help")).containsText("will be saved");
    page.locator("#name").fill("With a password");
    page.locator("#save").click();

    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(page.locator("#sharedPassword-help")).containsText("A password is set");
    assertThat(open("site/settings.xhtml?site=" + site).content()).doesNotContain("open sesame");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(now(site).path("visibility").asText()).isEqualTo("password");
  }

  @Test
  void leavingSingleSignOnEndsKeysAndComingBackShowsNewOnes() {
    long site = helpSite();
    signIn();
    open("site/settings.xhtml?site=" + site);
    choose("INVITED");
    page.locator("#save").click();
    assertThat(page.locator("#consequences")).containsText("signing keys of Our app are revoked");
    screenshots("consequences");
    page.locator("#save-anyway").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(now(site).path("visibility").asText()).isEqualTo("invited");

    choose("SSO");
    page.locator("#save").click();

    Locator secret = page.locator("code[data-secret]");
    assertThat(secret).hasCount(1);
    String shown = secret.innerText();
    assertThat(shown).hasSize(64);
    assertThat(page.locator(".secret-once")).containsText("New secret for “Our app”");
    page.locator(".secret-once .copy").click();
    page.waitForCondition(() -> shown.equals(clipboard()));
    assertAccessible();
    screenshots("new-keys");
    page.reload();
    assertThat(page.content()).doesNotContain(shown);
  }

  @Test
  void deletesASiteByTypingItsSubdomain() {
    long site = helpSite();
    created(admin.post("/sites/" + site + "/users", Map.of("email", "ann@help.example")));
    signIn();
    open("site/settings.xhtml?site=" + site).locator("#ask-delete").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 user, no articles, 1 connection");
    assertThat(page.locator("#delete-do")).isDisabled();
    page.locator("#delete-word").fill(name.substring(1));
    assertThat(page.locator("#delete-do")).isDisabled();
    screenshots("delete");
    page.locator("#delete-word").fill(name);
    page.locator("#delete-do").click();
    page.waitForURL("**/site/sites.xhtml");

    assertThat(page.locator("#notices")).containsText("deleted");
    assertThat(admin.get("/sites/" + site).status()).isEqualTo(404);
  }

  @Test
  void editorSeesTheirSiteButNotItsSettings() {
    long site = site(Map.of());
    signInAs("editor", site);
    open("site/sites.xhtml");
    assertThat(page.locator("#sites tbody tr")).hasCount(1);
    assertThat(page.locator("#new-site")).hasCount(0);
    assertThat(page.locator("#sites a[href*=settings]")).hasCount(0);
    open("site/overview.xhtml?site=" + site);
    assertThat(page.locator("nav.side a[href*='/site/settings']")).hasCount(0);

    expectRefusals();
    for (String hidden : List.of("settings", "secret-links")) {
      String path = "/console/site/" + hidden + ".xhtml?site=" + site;
      assertThat(page.navigate(path).status()).isEqualTo(404);
    }
    assertThat(page.navigate("/console/site/new.xhtml").status()).isEqualTo(404);
  }

  /** A gate has no articles, and a help center no rules for somebody else's pages. */
  @Test
  void navigationShowsThePagesOfTheKind() {
    long site = site(Map.of("kind", "gate", "visibility", "sso"));
    Map<String, Object> more = Map.of("subdomain", name + "-b", "name", "B", "visibility", "sso");
    long another = created(admin.post("/sites", more)).path("id").asLong();
    signIn();

    open("site/overview.xhtml?site=" + site);
    assertThat(page.locator("nav.side a[href*='/site/gate.xhtml']")).hasCount(1);
    assertThat(page.locator("nav.side a[href*='/content/']")).hasCount(0);

    open("site/overview.xhtml?site=" + another);
    assertThat(page.locator("nav.side a[href*='/site/gate.xhtml']")).hasCount(0);
    assertThat(page.locator("nav.side a[href*='/content/']")).hasCount(1);
  }

  @Test
  void administratorOfASiteMayNotDeleteIt() {
    long site = site(Map.of());
    signInAs("admin", site);

    open("site/settings.xhtml?site=" + site);

    assertThat(page.locator("#save")).isVisible();
    assertThat(page.locator("#ask-delete, #delete-do")).hasCount(0);
  }

  @Test
  void makesASecretLinkThatOpensAReadersBrowser() {
    long site = passwordSite();
    signIn();
    open("site/secret-links.xhtml?site=" + site).locator("#make-link").click();
    assertThat(page.locator("#name-message")).containsText("is required");
    page.locator("#name").fill("For Ann");
    page.locator("#make-link").click();
    String link = page.locator("code[data-secret]").innerText();
    assertThat(page.locator("#links")).containsText("Active");
    assertAccessible();
    assertFits(1024);
    screenshots("secret-links");

    try (BrowserContext readers = context.browser().newContext()) {
      Page reader = readers.newPage();
      reader.navigate(link);
      reader.locator("main button").click();
      reader.waitForURL("http://" + name + ".localhost*/**");
      assertThat(reader.navigate("http://" + name + ".localhost:" + port() + "/docs").status())
          .isEqualTo(200);

      open("site/secret-links.xhtml?site=" + site);
      assertThat(page.content()).doesNotContain(link);
      assertThat(page.locator("#links")).containsText("Used");
      page.locator("#links tbody button").click();
      assertThat(page.locator("#ask")).containsText("1 session started with it ends");
      page.locator(".ui-confirmdialog-yes:visible").click();
      assertThat(page.locator("#notices")).containsText("deleted");
      reader.navigate("http://" + name + ".localhost:" + port() + "/docs");
      assertThat(reader.url()).contains("/login");
    }
  }

  @Test
  void opensASiteByBreakGlass() {
    long site = passwordSite();
    signIn();
    open("site/break-glass.xhtml?site=" + site);
    page.locator("#reason").fill("The app is down");
    page.locator("#ownPassword").fill("not mine");
    page.locator("#open").click();
    assertThat(page.locator("#ownPassword-message")).containsText("is wrong");
    page.locator("#ownPassword").fill(System.getenv("GATEHOUSE_ADMIN_PASSWORD"));
    page.locator("#open").click();
    assertThat(page.locator("code[data-secret]")).hasCount(2);
    String link = page.locator("code[data-secret]").nth(0).innerText();
    String password = page.locator("code[data-secret]").nth(1).innerText();
    assertAccessible();
    assertFits(360);
    screenshots("break-glass");

    try (BrowserContext readers =
        context
            .browser()
            .newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("de"))) {
      Page reader = readers.newPage();
      reader.navigate(link);
      assertThat(reader.locator("h1")).containsText("Notfallzugang");
      reader.locator("#password").fill(password);
      reader.locator("main button").click();
      assertThat(reader.locator("#break-glass")).containsText("UTC");

      open("site/overview.xhtml?site=" + site);
      assertThat(page.locator("#break-glass-open")).containsText("The app is down");
      open("overview.xhtml");
      assertThat(page.locator(".notice.break-glass").first()).isVisible();
      open("site/break-glass.xhtml?site=" + site);
      assertThat(page.content()).doesNotContain(link).doesNotContain(password);
      page.locator("#close").click();
      page.locator(".ui-confirmdialog-yes:visible").click();
      assertThat(page.locator("#notices")).containsText("closed");
      reader.navigate("http://" + name + ".localhost:" + port() + "/docs");
      assertThat(reader.url()).contains("/login");
    }
  }

  private static int port() {
    return Http.port();
  }

  @Test
  void explainsWhereSecretLinksDoNotWork() {
    long site = site(Map.of("visibility", "sso"));
    signIn();

    open("site/secret-links.xhtml?site=" + site);

    assertThat(page.locator(".empty")).containsText("Secret links require a shared password");
    assertThat(page.locator("#make-link")).hasCount(0);
  }
}
