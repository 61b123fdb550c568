package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.HelpDocs;
import dev.gatehouse.it.support.vendor.ProProfsCompany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page around an article's text, and the reader's name. */
@Tag("server")
class ArticlePageIT extends GatehouseIT {
  private static final String BODY =
      """
      ## One *fine* part

      > [!WARNING]
      > Mind the gap.

      ### Two <i>&</i> "more"

      | a | b |
      |---|---|
      | 1 | 2 |

      ![x](/assets/icon.svg)
      """;

  @Test
  void leadsThroughTheTextAndToWhatStandsBesideIt() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    long outer = Content.id(content.category(Map.of("title", "Outer")));
    long inner = Content.id(content.category(Map.of("title", "Inner", "parentId", outer)));
    String first = content.article(Map.of("title", "First", "categoryId", inner));
    String second =
        content.article(
            Map.of(
                "title",
                "Second",
                "categoryId",
                inner,
                "body",
                BODY,
                "tags",
                List.of("look & feel")));
    String third = content.article(Map.of("title", "Third", "categoryId", inner));
    content.article(
        Map.of("title", "Out of reach", "categoryId", inner, "groups", content.group()));

    String page = signedIn(company, Map.of()).get(second).body();

    assertThat(page)
        .containsSubsequence("aria-label=\"Breadcrumb\"", ">Home</a>", ">Outer</a>", ">Inner</a>")
        .contains("<a href=\"#one-fine-part\">One fine part</a>")
        .contains(
            "</h2><a class=\"anchor\" href=\"#one-fine-part\" aria-label=\"Link to “One fine"
                + " part”\">")
        .contains("aria-label=\"Link to “Two &amp; &quot;more&quot;”\"")
        .contains(
            "<div class=\"callout warning\" role=\"note\">"
                + "<p class=\"callout-title\" lang=\"en\">Warning</p>")
        .containsPattern("<div class=\"scroll\" [^>]*tabindex=\"0\"[^>]*><table>")
        .contains("loading=\"lazy\"")
        .contains("href=\"/search?q=look+%26+feel\"")
        .containsPattern("rel=\"prev\" href=\"" + first + "\"")
        .containsPattern("rel=\"next\" href=\"" + third + "\"")
        .contains("href=\"" + second + "\" aria-current=\"page\"")
        .doesNotContain("Out of reach");
    assertThat(signedIn(company, Map.of()).get(first).body())
        .doesNotContain("rel=\"prev\"", "On this page")
        .contains("href=\"" + second + "\"");
  }

  @Test
  void leadsFromOldAddressesToWhatTheReaderMaySee() {
    Company company =
        Company.with(
            Map.of("addressRules", List.of("/hc/{*}/articles/{old}", "/docs/{slug}")),
            Map.of("allowUnsolicited", true));
    Content content = new Content(company);
    String refunds =
        content.article(
            Map.of("title", "Refunds", "aliases", List.of("/hc/en-us/articles/123", "/Ä b.html")));
    String other = content.article(Map.of("title", "Other"));
    String both = other.replaceFirst("-other$", "-first");
    content.change(other, Map.of("aliases", List.of("/other")));
    content.change(refunds, Map.of("slug", "money-back", "aliases", List.of(both, "/Ä b.html")));
    content.article(
        Map.of("title", "Hidden", "aliases", List.of("/secret"), "groups", content.group()));
    String billing =
        content.category(Map.of("title", "Billing", "aliases", List.of("/hc/sections/1")));
    String now = refunds.replaceFirst("-.*", "-money-back");

    Answer challenge = company.browser().get("/docs/refunds");
    Answer nothing = company.browser().get("/docs/nothing");
    Http reader = signedIn(company, Map.of());

    assertThat(challenge.status()).isEqualTo(nothing.status());
    assertThat(challenge.location()).doesNotContain("money");
    for (String old : List.of("/docs/refunds", "/docs/Money_Back", "/%C3%A4%20B/", both)) {
      Answer moved = reader.get(old);
      assertThat(moved.status()).as(old).isEqualTo(301);
      assertThat(moved.location()).as(old).isEqualTo(now);
      assertThat(moved.header("Cache-Control")).contains("private", "no-store");
    }
    assertThat(reader.get("/Other?a=b").location()).isEqualTo(other + "?a=b");
    assertThat(reader.get("/hc/sections/1").location()).isEqualTo(billing);
    for (String absent : List.of("/secret", "/docs/hidden", "/hc/en-us/articles/123", "/nothing")) {
      assertThat(reader.get(absent).status()).as(absent).isEqualTo(404);
    }
    assertThat(reader.get("/secret").body()).isEqualTo(reader.get("/nothing").body());
  }

  @Test
  void noHeadingTakesTheNameOfAPartOfThePage() {
    Company company = Company.startingSignInsItself();
    String body = "## Page content\n\n## Page.contents\n\n## nothing\n";
    String path = new Content(company).article(Map.of("title", "Names", "body", body));

    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"")
            .matcher(signedIn(company, Map.of()).get(path).body())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(ids).contains("page-content").doesNotHaveDuplicates();
  }

  @Test
  void contentsListNoMoreThanAnybodyReadsThrough() {
    Company company = Company.startingSignInsItself();
    String body = "## Part\n\n".repeat(20_000);
    String path = new Content(company).article(Map.of("title", "Long", "body", body));

    String page = signedIn(company, Map.of()).get(path).body();

    assertThat(page).contains("id=\"part-19999\"");
    assertThat(page.split("<li class=\"level2\">", -1)).hasSize(1 + 2 * 200);
  }

  @Test
  void speaksTheReadersLanguageAroundTextInTheSitesOwn() {
    Company company =
        Company.with(Map.of("contentLanguage", "fr"), Map.of("allowUnsolicited", true));
    String path = new Content(company).article(Map.of("title", "Bonjour", "body", BODY));

    String german = signedIn(company, Map.of("lang", "de")).get(path).body();
    String japanese = signedIn(company, Map.of("lang", "ja")).get(path).body();

    assertThat(german)
        .contains("<html lang=\"de\">")
        .contains("<div class=\"prose\" lang=\"fr\" dir=\"ltr\">", "lang=\"de\">Warnung</p>")
        .containsPattern("Zuletzt aktualisiert: \\d{1,2}\\. \\p{L}+ \\d{4}");
    assertThat(japanese)
        .contains("lang=\"ja\">警告</p>")
        .containsPattern("最終更新日：\\d{4}年\\d{1,2}月\\d{1,2}日");
  }

  @Test
  void writesFromTheRightWhatIsReadFromThere() {
    Company company =
        Company.with(Map.of("contentLanguage", "ar"), Map.of("allowUnsolicited", true));
    String path = new Content(company).article(Map.of("title", "مرحبا", "body", "نص"));

    assertThat(signedIn(company, Map.of()).get(path).body())
        .contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">");
  }

  @Test
  void greetsByNameWhoeverWroteIt() {
    Company company = Company.startingSignInsItself();
    assertThat(signedIn(company, Map.of("name", "Ann <b> Lee")).get("/").body())
        .contains("Hello, Ann &lt;b&gt; Lee")
        .containsPattern("class=\"avatar hue\\d\" aria-hidden=\"true\">\\s*AL\\s*</span>")
        .doesNotContain("<b>");

    Company docs = HelpDocs.company();
    Http browser = docs.browser();
    String data = "{\"first_name\":\"<script>Zoë\u202e\\n</script>\",\"name\":7}";
    browser.get("/docs?hd_jwt=" + HelpDocs.token(docs, Map.of("user_data", data)));
    assertThat(browser.get("/").body())
        .contains("Hello, &lt;script&gt;Zoë &lt;/script&gt;")
        .doesNotContain("<script>", "\u202e");
  }

  @Test
  void tellsVisitorsThatTheyAre() {
    ProProfsCompany company = ProProfsCompany.founded();
    company.register("ann");
    Http visitor = company.company.browser();
    visitor.get(ProProfsCompany.SIGN_IN + company.token(ProProfsCompany.claims("bob")));
    Http ann = company.company.browser();
    ann.get(ProProfsCompany.SIGN_IN + company.token(ProProfsCompany.claims("ann")));

    assertThat(visitor.get("/docs").body())
        .contains("You are reading as a visitor", "href=\"/login?bypass=1&amp;forward=%2Fdocs\"");
    assertThat(visitor.get("/login?bypass=1&forward=%2Fdocs").body()).contains("name=\"password\"");
    assertThat(ann.get("/docs").body()).contains("Name of ann").doesNotContain("visitor");
  }

  @Test
  void countsInCategoriesWhatTheReaderMaySee() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    long outer = Content.id(content.category(Map.of("title", "Outer")));
    long inner = Content.id(content.category(Map.of("title", "Inner", "parentId", outer)));
    content.article(Map.of("title", "One", "categoryId", outer));
    content.article(Map.of("title", "Two", "categoryId", inner));
    content.article(Map.of("title", "Three", "categoryId", inner, "groups", content.group()));
    content.article(Map.of("title", "Four", "categoryId", inner, "published", false));

    assertThat(signedIn(company, Map.of()).get("/").body()).contains(">2 articles<");
  }

  @Test
  void saysSoWhereThereIsNothingToRead() {
    assertThat(signedIn(Company.startingSignInsItself(), Map.of()).get("/").body())
        .contains("There is nothing to read here yet.")
        .doesNotContain("Popular articles", "class=\"cards\"");
  }

  private static Http signedIn(Company company, Map<String, Object> more) {
    Http browser = company.browser();
    Map<String, Object> claims = new HashMap<>(Company.claims(UUID.randomUUID().toString(), "ann"));
    claims.putAll(more);
    assertThat(browser.get("/sso/jwt?jwt=" + company.token(claims)).status()).isEqualTo(303);
    return browser;
  }
}
