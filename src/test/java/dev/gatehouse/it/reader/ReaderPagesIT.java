package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Pages of every tenant". */
@Tag("database")
@Tag("server")
class ReaderPagesIT extends GatehouseIT {

  @Test
  void listsAndOpensWhatTheReaderMaySeeAndNothingElse() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String open = content.article(Map.of("title", "Open to all"));
    String draft = content.article(Map.of("title", "A draft", "published", false));
    String grouped = content.article(Map.of("title", "For staff", "groups", content.group()));
    String inside = content.article(Map.of("title", "Inside", "categoryId", content.closed()));
    String secret = content.article(Map.of("title", "Signed in only", "private", true));

    Http browser = signedIn(company);

    for (String page : List.of("/", "/docs")) {
      assertThat(browser.get(page).body())
          .contains("Open to all", "Signed in only")
          .doesNotContain("A draft", "For staff", "Inside", "Closed");
    }
    assertThat(List.of(open, secret)).allMatch(path -> browser.get(path).status() == 200);
    assertThat(List.of(draft, grouped, inside)).allMatch(path -> browser.get(path).status() == 404);
  }

  @Test
  void publicSiteTellsSearchEnginesOfWhatEverybodyMayRead() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    String open = content.article(Map.of("title", "Open", "description", "For \"all\" <here>"));
    String secret = content.article(Map.of("title", "Signed in only", "private", true));
    Http browser = company.browser();
    String origin = "http://" + company.host() + ":" + System.getProperty("it.http.port");

    assertThat(browser.get(open).body())
        .contains("<link rel=\"canonical\" href=\"" + origin + open + "\">")
        .contains("<meta name=\"description\" content=\"For &#34;all&#34; &lt;here");
    assertThat(browser.get("/robots.txt").body()).contains("Sitemap: " + origin + "/sitemap.xml");
    Answer sitemap = browser.get("/sitemap.xml");
    assertThat(sitemap.header("Content-Type")).startsWith("application/xml");
    assertThat(sitemap.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(sitemap.body()).contains(origin + open).doesNotContain(secret);
  }

  @Test
  void privateSiteTellsSearchEnginesNothing() {
    Company company = Company.startingSignInsItself();
    String article = new Content(company).article(Map.of("title", "Secret", "description", "D"));

    assertThat(company.browser().get("/robots.txt").body())
        .isEqualTo("User-agent: *\nDisallow: /\n");
    assertThat(company.browser().get("/sitemap.xml").status())
        .as("as any file")
        .isEqualTo(company.browser().get("/nothing.xml").status());
    Http reader = signedIn(company);
    assertThat(reader.get("/sitemap.xml").status()).isEqualTo(404);
    assertThat(reader.get(article).body()).doesNotContain("canonical", "name=\"description\"");
  }

  @Test
  void baseHostSaysWhereHelpCentersAre() {
    Answer page = at("localhost").get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Each help center has its own address.", "<h1>Gatehouse</h1>");
    assertThat(at("localhost").get("/", "Accept-Language", "de-CH, fr;q=0.5").body())
        .contains("<html lang=\"de\">", "Jedes Hilfe-Center hat seine eigene Adresse.");
  }

  @Test
  void pagesThatStandForOthersHaveNoAddress() {
    Http browser = Company.with(Map.of("visibility", "public"), Map.of()).browser();

    for (String path : List.of("/site", "/site/", "//site", "/site/error", "/site/nothing")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void showsNeitherPrivateNorGroupedThingsToAnybodyOnAPublicSite() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    content.article(Map.of("title", "Open to all"));
    String secret = content.article(Map.of("title", "Signed in only", "private", true));
    String grouped = content.article(Map.of("title", "For staff", "groups", content.group()));

    Http browser = company.browser();

    assertThat(browser.get("/docs").body())
        .contains("Open to all")
        .doesNotContain("Signed in only", "For staff", "Sign out");
    assertThat(browser.get(secret).status()).isEqualTo(404);
    assertThat(browser.get(grouped).status()).isEqualTo(404);
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void opensGroupedArticlesToMembersFromTheNextRequestOn() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    List<String> group = content.group();
    String grouped = content.article(Map.of("title", "For staff", "groups", group));
    Http browser = signedIn(company);
    String user = company.site() + "/users/" + company.users("").get(0).path("id").asLong();
    assertThat(browser.get(grouped).status()).isEqualTo(404);

    company.change(user, Map.of("groups", group));
    browser.get("/sso/jwt?jwt=" + company.token("ann"));

    assertThat(browser.get(grouped).status()).isEqualTo(200);
  }

  @Test
  void tellsOutOfReachAndAbsentApartInNothing() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String grouped = content.article(Map.of("title", "For staff", "groups", content.group()));
    Http browser = signedIn(company);

    Answer outOfReach = browser.get(grouped);
    Answer absent = browser.get("/article/999999999-nothing");

    assertThat(outOfReach.status()).isEqualTo(404);
    assertThat(absent.status()).isEqualTo(404);
    assertThat(outOfReach.body()).isEqualTo(absent.body()).contains("Page not found");
    assertThat(browser.get("/no/such/page").body()).isEqualTo(absent.body());
  }

  @Test
  void whatIsNotThereHasTheContentPolicyOfReadersPages() {
    Http browser = signedIn(Company.startingSignInsItself());

    for (String path : List.of("/nothing", "/console/", "/console/site/sites.xhtml")) {
      Answer answer = browser.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'");
    }
  }

  @Test
  void movesPermanentlyToTheRightSlug() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String article = content.article(Map.of("title", "First steps"));
    String category = content.category(Map.of("title", "Basics"));
    Http browser = signedIn(company);

    assertThat(article).endsWith("-first-steps");
    for (String path : List.of(article, category)) {
      String id = path.substring(0, path.indexOf('-'));
      for (String other : List.of(id, id + "-", id + "-other")) {
        Answer moved = browser.get(other);
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.location()).endsWith(path);
      }
      assertThat(browser.get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void showsMarkdownButNothingThatActs() {
    Company company = Company.startingSignInsItself();
    String path =
        new Content(company)
            .article(
                Map.of(
                    "title", "<script>alert('title')</script> #{1+1}",
                    "description", "<img src=x onerror=alert('description')>",
                    "tags", List.of("<i>tag</i>"),
                    "body",
                        "## Keys\n\n<script>alert('body')</script>\n\n[x](javascript:alert(1))"));

    Answer page = signedIn(company).get(path);

    assertThat(page.bodyWithoutOurScript())
        .contains("<h2 id=\"keys\">Keys</h2>", "#{1+1}")
        .doesNotContain("<script", "<img", "<i>", "href=\"javascript")
        .doesNotContain("alert('body')");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "nonce");
    assertThat(page.header("X-Frame-Options")).as("no server adds a rule of its own").isNull();
    // Signing out clears the browser's cache.
    assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void pagesAreOnlyReadWhateverTheServer() {
    Http reader = signedIn(Company.startingSignInsItself());

    for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
      for (String path : new String[] {"/", "/nowhere"}) {
        Answer answer = reader.send(method, path, null);
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("Method not allowed\n");
        assertThat(answer.header("Allow")).contains("GET");
      }
    }
    assertThat(reader.get("/sso/nowhere").status()).isEqualTo(404);
    assertThat(reader.get("/sso/nowhere").body()).isEqualTo("Not found\n");
  }

  @Test
  void showsAChangeFromTheNextRequestOn() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String path = content.article(Map.of("title", "First steps", "body", "old text"));
    Http browser = signedIn(company);
    assertThat(browser.get(path).body()).contains("old text");

    content.change(path, Map.of("body", "new text"));
    assertThat(browser.get(path).body()).contains("new text").doesNotContain("old text");

    content.change(path, Map.of("groups", content.group()));
    assertThat(browser.get(path).status()).isEqualTo(404);

    content.change(path, Map.of("groups", List.of()));
    assertThat(browser.get(path).status()).isEqualTo(200);

    content.change(path, Map.of("published", false));
    assertThat(browser.get(path).status()).isEqualTo(404);
  }

  @Test
  void goesWithEverythingInItWhenTheSiteIsDeleted() {
    Company company = Company.founded();
    Content content = new Content(company);
    long outer = Content.id(content.category(Map.of("title", "Outer")));
    long inner = Content.id(content.category(Map.of("title", "Inner", "parentId", outer)));
    content.article(Map.of("title", "Inside", "categoryId", inner, "groups", content.group()));

    assertThat(admin.delete(company.site() + "/categories/" + inner).status()).isEqualTo(409);
    assertThat(admin.delete(company.site()).status()).isEqualTo(204);
    assertThat(company.browser().get("/").status()).isEqualTo(404);
  }

  @Test
  void showsOnlySomeOfManyArticlesInNoCategoryAtHome() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    for (int i = 1; i <= 25; i++) {
      content.article(Map.of("title", "Number " + i + "."));
    }
    Http browser = signedIn(company);

    assertThat(browser.get("/").body())
        .contains("Number 24.", "<p class=\"more\"><a href=\"/docs\">")
        .doesNotContain("Number 25.");
    assertThat(browser.get("/docs").body()).contains("Number 25.");
  }

  @Test
  void turnsThePagesOfALongCategory() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String path = content.category(Map.of("title", "Many"));
    for (int i = 1; i <= 101; i++) {
      content.article(Map.of("title", "Number " + i + ".", "categoryId", Content.id(path)));
    }
    Http browser = signedIn(company);

    assertThat(browser.get(path).body())
        .contains("Number 100.", "href=\"" + path + "?page=2\"")
        .doesNotContain("Number 101.");
    assertThat(browser.get(path + "?page=2").body())
        .contains("Number 101.", "href=\"" + path + "\"")
        .doesNotContain("Number 100.");
    assertThat(browser.get("/docs").body()).contains("Number 100.").doesNotContain("Number 101.");
  }

  @Test
  void startsAtAllArticlesWhileHomeIsNotPublished() {
    Company company =
        Company.with(Map.of("homePublished", false), Map.of("allowUnsolicited", true));

    Answer answer = signedIn(company).get("/");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).endsWith("/docs");
  }

  @Test
  void onlyReads() {
    Http browser = signedIn(Company.startingSignInsItself());

    for (String method : List.of("POST", "PUT", "DELETE")) {
      Answer answer = browser.send(method, "/docs", null);
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
    Answer head = browser.head("/docs");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void servesItsTemplatesToNobody() {
    Http browser = signedIn(Company.startingSignInsItself());

    for (String path :
        List.of(
            "/site/home.xhtml",
            "/site/home",
            "/site/refused.xhtml",
            "/site/%68ome.xhtml",
            "//site/home.xhtml",
            "/site/home.jsf",
            "/faces/site/home.xhtml",
            "/WEB-INF/site/template.xhtml",
            "/site/customer-app/people.xhtml")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void makesNoHttpSession() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String category = content.category(Map.of("title", "Basics"));
    String path = content.article(Map.of("title", "First steps"));
    Http browser = signedIn(company);

    for (String page : List.of("/", "/docs", category, path, "/logout", "/nothing")) {
      Answer answer = browser.get(page);
      assertThat(answer.headers("Set-Cookie")).as(page).isEmpty();
      assertThat(answer.body()).as(page).doesNotContain("jsessionid").doesNotContain("ViewState");
    }
  }

  @Test
  void makesNoHttpSessionForStrangersEither() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Company gated = Company.founded();

    for (String page : List.of("/", "/docs", "/login?bypass=1", "/logout", "/nothing")) {
      assertThat(company.browser().get(page).headers("Set-Cookie")).as(page).isEmpty();
    }
    for (String page : List.of("/login?bypass=1", "/logout", "/sso/jwt?jwt=a.b.c")) {
      assertThat(gated.browser().get(page).headers("Set-Cookie"))
          .as(page)
          .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }
  }

  @Test
  void asksBeforeItSignsOut() {
    Http browser = signedIn(Company.startingSignInsItself());

    assertThat(browser.get("/logout").body())
        .contains("<form class=\"ways\" method=\"post\" action=\"/logout\">", "Name of ann");
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }

  private static Http signedIn(Company company) {
    Http browser = company.browser();
    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    return browser;
  }
}
