package dev.gatehouse.it.reader;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.ProProfsCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search of a help center, over HTTP. */
@Tag("database")
@Tag("server")
class SearchIT extends GatehouseIT {
  private static final Pattern RESULT = Pattern.compile("<h2><a href=\"(/article/[^\"]+)\">");

  @Test
  void findsWhatTheReaderMaySeeAndCountsNothingElse() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String open = content.article(Map.of("title", "Open kumquat", "body", "kumquat for all"));
    content.article(Map.of("title", "A kumquat draft", "published", false));
    content.article(Map.of("title", "Staff kumquat", "groups", content.group()));
    content.article(Map.of("title", "Inner kumquat", "categoryId", content.closed()));

    Answer page = signedIn(company).get("/search?q=kumquat");

    assertThat(page.status()).isEqualTo(200);
    assertThat(found(page)).containsExactly(open);
    assertThat(page.body())
        .contains("1 result for “kumquat”", "<mark>kumquat</mark> for all")
        .doesNotContain("draft", "Staff", "Inner");
    assertThat(page.header("Cache-Control")).contains("private");
  }

  @Test
  void findsForMembersOfAGroupWhatIsForThem() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    List<String> group = content.group();
    String grouped = content.article(Map.of("title", "Staff kumquat", "groups", group));
    Http browser = signedIn(company);
    assertThat(found(browser.get("/search?q=kumquat"))).isEmpty();

    String user = company.site() + "/users/" + company.users("").get(0).path("id").asLong();
    company.change(user, Map.of("groups", group));
    browser.get("/sso/jwt?jwt=" + company.token("ann"));

    assertThat(found(browser.get("/search?q=kumquat"))).containsExactly(grouped);
  }

  @Test
  void findsForVisitorsWhatIsMarkedForThem() {
    ProProfsCompany backend = ProProfsCompany.founded();
    Content content = new Content(backend.company);
    content.article(Map.of("title", "Inner kumquat"));
    String marked = content.article(Map.of("title", "Kumquat for visitors", "visitors", true));
    Http visitor = backend.company.browser();
    backend.signIn(visitor, "stranger");

    assertThat(found(visitor.get("/search?q=kumquat"))).containsExactly(marked);
  }

  @Test
  void findsForAnybodyWhatIsOpenOnAPublicSite() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    String open = content.article(Map.of("title", "Open kumquat"));
    content.article(Map.of("title", "Kumquat of members", "private", true));
    Http browser = company.browser();

    assertThat(found(browser.get("/search?q=kumquat"))).containsExactly(open);
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void gatesSearchAndSuggestionsLikeEveryPage() {
    Company company = Company.founded();

    for (String path : List.of("/search?q=a", "/search/suggestions?q=a")) {
      assertThat(company.browser().get(path).status()).as(path).isIn(302, 303);
      assertThat(at("localhost").get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void forgivesSlipsAndKnowsTagsUmlautsAndJapanese() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String password = content.article(Map.of("title", "Reset your password"));
    String tagged = content.article(Map.of("title", "Money", "tags", List.of("Invoices")));
    String key = content.article(Map.of("title", "Schlüssel austauschen"));
    String login = content.article(Map.of("title", "ログインの方法", "body", "設定を開きます。"));
    Http browser = signedIn(company);

    assertThat(found(browser.get("/search?q=pasword"))).containsExactly(password);
    assertThat(found(browser.get("/search?q=invoice"))).containsExactly(tagged);
    for (String typed : List.of("schlussel", "Schlüssel", "SCHLUESSEL")) {
      assertThat(found(search(browser, typed))).as(typed).containsExactly(key);
    }
    assertThat(found(search(browser, "ログイン"))).containsExactly(login);
    assertThat(search(browser, "設定").body()).contains("<mark>設定</mark>を開きます。");
  }

  @Test
  void findsAChangeFromTheNextRequestOn() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    Http browser = signedIn(company);
    assertThat(found(browser.get("/search?q=kumquat"))).isEmpty();

    String path = content.article(Map.of("title", "Fruit", "body", "kumquat"));
    assertThat(found(browser.get("/search?q=kumquat"))).containsExactly(path);

    content.change(path, Map.of("body", "rambutan"));
    assertThat(found(browser.get("/search?q=kumquat"))).isEmpty();
    assertThat(found(browser.get("/search?q=rambutan"))).containsExactly(path);

    content.change(path, Map.of("body", "durian", "groups", content.group()));
    assertThat(found(browser.get("/search?q=durian"))).isEmpty();
    assertThat(found(browser.get("/search?q=rambutan"))).isEmpty();

    content.change(path, Map.of("groups", List.of()));
    assertThat(found(browser.get("/search?q=durian"))).containsExactly(path);

    assertThat(admin.delete(company.site() + "/articles/" + Content.id(path)).status())
        .isEqualTo(204);
    assertThat(found(browser.get("/search?q=durian"))).isEmpty();
  }

  @Test
  void hidesWhatACategoryIsClosedAround() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    long category = Content.id(content.category(Map.of("title", "Fruit")));
    String path = content.article(Map.of("title", "Kumquat", "categoryId", category));
    Http browser = signedIn(company);
    assertThat(found(browser.get("/search?q=kumquat"))).containsExactly(path);
    assertThat(browser.get("/search?q=kumquat").body())
        .contains("<p class=\"way\"><a href=\"/category/" + category + "-fruit\">Fruit</a></p>");

    company.change(company.site() + "/categories/" + category, Map.of("groups", content.group()));

    assertThat(found(browser.get("/search?q=kumquat"))).isEmpty();
  }

  @Test
  void searchesOneSiteOnly() {
    Company other = Company.startingSignInsItself();
    new Content(other).article(Map.of("title", "Kumquat"));

    assertThat(found(signedIn(Company.startingSignInsItself()).get("/search?q=kumquat"))).isEmpty();
  }

  @Test
  void showsNothingThatActs() {
    Company company = Company.startingSignInsItself();
    new Content(company)
        .article(
            Map.of(
                "title", "<script>alert('kumquat')</script> #{1+1}",
                "body", "`<img src=x onerror=alert(1)>` kumquat <b onclick=\"x()\">bold</b>",
                "tags", List.of("<i>tag</i>")));
    Http browser = signedIn(company);

    Answer page = browser.get("/search?q=kumquat");
    Answer echo = search(browser, "\"><script>alert(1)</script> #{1+1}");

    assertThat(page.body())
        .contains("&lt;script&gt;alert('<mark>kumquat</mark>')&lt;/script&gt; #{1+1}")
        .contains("&lt;img src=x onerror=alert(1)&gt; <mark>kumquat</mark> bold")
        .doesNotContain("<script>", "<img", "onclick");
    assertThat(echo.body()).contains("#{1+1}").doesNotContain("<script>");
  }

  @Test
  void answersWhateverIsTyped() {
    Company company = Company.startingSignInsItself();
    new Content(company).article(Map.of("title", "Kumquat"));
    Http browser = signedIn(company);

    for (String query :
        List.of(
            "",
            "q",
            "q=",
            "q=+",
            "q=*",
            "q=%3F%2A",
            "q=%22",
            "q=title%3A(",
            "q=%00",
            "q=kum%00quat",
            "q=%ED%A0%80",
            "q=%F0%9F%98%80",
            "q=%2B%26%7C!()%7B%7D%5B%5D%5E%22~*",
            "q=" + "x".repeat(6_000),
            "q=" + "%E3%83%AD".repeat(700),
            "q=kumquat&page=0",
            "q=kumquat&page=-1",
            "q=kumquat&page=x",
            "q=kumquat&page=99999999999",
            "q=kumquat&page=999999")) {
      assertThat(browser.get("/search?" + query).status()).as(query).isEqualTo(200);
      Answer suggestions = browser.get("/search/suggestions?" + query);
      assertThat(suggestions.status()).as(query).isEqualTo(200);
      assertThat(suggestions.json().path("results").isArray()).as(query).isTrue();
    }
    assertThat(found(browser.get("/search?q=kumquat&page=999999"))).hasSize(1);
  }

  @Test
  void turnsPages() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      all.add(content.article(Map.of("title", "Kumquat " + i)));
    }
    Http browser = signedIn(company);

    Answer first = browser.get("/search?q=kumquat");
    Answer second = browser.get("/search?q=kumquat&page=2");
    Answer third = browser.get("/search?q=kumquat&page=3");

    List<String> seen = new ArrayList<>();
    List.of(first, second, third).forEach(page -> seen.addAll(found(page)));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(first.body())
        .contains("41 results", "href=\"/search?q=kumquat&amp;page=2\"", "Page 1 of 3")
        .doesNotContain("rel=\"prev\"");
    assertThat(second.body()).contains("href=\"/search?q=kumquat\"", "rel=\"next\"");
    assertThat(third.body()).contains("Page 3 of 3").doesNotContain("rel=\"next\"");
    assertThat(found(third)).hasSize(1);
  }

  @Test
  void saysWhatToDoWhenNothingIsFoundAndWhenNothingWasAsked() {
    Http browser = signedIn(Company.startingSignInsItself());

    assertThat(browser.get("/search?q=kumquat").body())
        .contains("No results for “kumquat”", "Check the spelling", "href=\"/docs\"");
    assertThat(browser.get("/search").body())
        .contains("Type what you are looking for", "name=\"q\"")
        .doesNotContain("No results");
  }

  @Test
  void speaksTheLanguageOfTheReader() {
    Http browser = signedIn(Company.startingSignInsItself());

    assertThat(browser.get("/search?q=kumquat", "Accept-Language", "de").body())
        .contains("Keine Ergebnisse für „kumquat“");
    assertThat(browser.get("/search?q=kumquat", "Accept-Language", "ja").body())
        .contains("「kumquat」に一致する結果はありません");
  }

  @Test
  void suggestsAtMostEightWithWhereTheyStand() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    long category = Content.id(content.category(Map.of("title", "Fruit")));
    for (int i = 0; i < 9; i++) {
      content.article(
          Map.of("title", "Kumquat " + i, "body", "a <b>kumquat</b>", "categoryId", category));
    }

    Answer answer = signedIn(company).get("/search/suggestions?q=kum");

    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.json().path("results")).hasSize(8);
    assertThat(answer.json().path("total").asInt()).isEqualTo(9);
    JsonNode first = answer.json().path("results").get(0);
    assertThat(first.path("path").asText()).startsWith("/article/").doesNotContain("#");
    assertThat(first.path("section").isNull()).isTrue();
    assertThat(first.path("category").asText()).isEqualTo("Fruit");
    assertThat(first.path("title").get(0).path("text").asText()).isEqualTo("Kumquat");
    assertThat(first.path("title").get(0).path("marked").asBoolean()).isTrue();
    assertThat(first.path("snippet").toString())
        .isEqualTo("[{\"text\":\"a \",\"marked\":false},{\"text\":\"kumquat\",\"marked\":true}]");
  }

  @Test
  void authorsLearnWhatReadersLookedForAndRead() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String read = content.article(Map.of("title", "Open kumquat"));
    String staff = content.article(Map.of("title", "Staff pomelo", "groups", content.group()));
    content.article(Map.of("title", "A draft", "published", false));
    Http browser = signedIn(company);
    // A search counts only once the index is up to date.
    eventually("an index", () -> !found(browser.get("/search?q=kumquat")).isEmpty());
    browser.get(read);

    browser.get("/search?q=zz");
    browser.get("/search?q=Zzyzx++Road");
    browser.get("/search?q=%3Dpomelo");
    browser.get("/search?q=ann%40company.example");
    browser.get("/search/suggestions?q=quandong");
    browser.get("/search?q=quandong", "Sec-Purpose", "prefetch");
    browser.head("/search?q=quandong");
    for (int i = 0; i < 2; i++) {
      browser.get(
          "/api/widget/v1/search?q=yuzu", "Authorization", "Bearer " + company.token("ben"));
    }

    String insights = company.site() + "/insights";
    eventually(
        "three texts", () -> Company.items(company.admin.get(insights + "/searches")).size() == 3);
    eventually(
        "a view",
        () -> !Company.items(company.admin.get(insights + "/articles?read=viewed")).isEmpty());
    assertThat(Company.items(company.admin.get(insights + "/searches?days=7")))
        .extracting(row -> row.path("words").asText() + " " + row.path("times").asLong())
        .containsExactlyInAnyOrder("zzyzx road 1", "=pomelo 1", "yuzu 1");
    assertThat(company.admin.get(insights + "/searches", "Accept", "text/csv").body())
        .startsWith("words,times,lastDay")
        .contains("'=pomelo,1,2");
    assertThat(Company.items(company.admin.get(insights + "/articles")))
        .extracting(row -> row.path("id").asLong() + " " + row.path("views").asLong())
        .containsExactly(Content.id(read) + " 1", Content.id(staff) + " 0");
    assertThat(Company.items(company.admin.get(insights + "/articles?read=never&days=90")))
        .singleElement()
        .satisfies(row -> assertThat(row.path("title").asText()).isEqualTo("Staff pomelo"))
        .satisfies(row -> assertThat(row.path("viewsBefore").isNull()).isTrue());
    JsonNode first = company.admin.get(insights + "/searches?limit=2").json();
    assertThat(first.path("items")).hasSize(2);
    Answer rest =
        company.admin.get(insights + "/searches?limit=2&after=" + first.path("next").asText());
    assertThat(Company.items(rest)).hasSize(1);
    assertThat(rest.json().has("next")).isFalse();
    assertThat(company.admin.get(insights + "/searches?days=8").status()).isEqualTo(400);
    assertThat(company.admin.get(insights + "/articles?read=x").status()).isEqualTo(400);
  }

  @Test
  void isOnlyRead() {
    Http browser = signedIn(Company.startingSignInsItself());

    for (String path : List.of("/search?q=a", "/search/suggestions?q=a")) {
      Answer head = browser.head(path);
      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.body()).as(path).isEmpty();
      assertThat(browser.post(path, "").status()).as(path).isEqualTo(405);
      assertThat(browser.get(path).headers("Set-Cookie")).as(path).isEmpty();
    }
  }

  @Test
  void homeShowsWhatIsReadMostToThoseWhoMaySeeIt() {
    Company company = Company.startingSignInsItself();
    Content content = new Content(company);
    String category = content.category(Map.of("title", "Fruit"));
    Map<String, Object> inside = Map.of("title", "Kumquat", "categoryId", Content.id(category));
    for (int i = 0; i < 9; i++) {
      content.article(inside);
    }
    String last = content.article(inside);
    String rare = content.article(inside);
    Http browser = signedIn(company);
    String call = "/api/widget/v1/articles/" + Content.id(rare);
    for (int i = 0; i < 3; i++) {
      browser.get(last);
      browser.head(rare);
      browser.head(call, "Authorization", "Bearer " + company.token("ann"));
      browser.get(rare, "Sec-Purpose", "prefetch;prerender");
    }

    // The list is cached for a minute, so no page asks for it before the views are written, which
    // happens every few seconds after the sessions' last use: twice, to be past both.
    aRoundHasWrittenSessions();
    aRoundHasWrittenSessions();
    eventually("the list shows the article", () -> browser.get("/").body().contains(last));

    assertThat(home(company)).contains("Popular articles").doesNotContain(rare);
    content.change(last, Map.of("groups", content.group()));
    assertThat(home(company)).doesNotContain("Popular articles", last);
  }

  /** With a session of its own, since a page that is asked for within a second notes no use. */
  private static void aRoundHasWrittenSessions() {
    Company company = Company.startingSignInsItself();
    signedIn(company).get("/docs");
    eventually("a session's use is written", () -> sessionIsUsed(company));
  }

  private static boolean sessionIsUsed(Company company) {
    JsonNode session = company.sessions().get(0);
    return !session.path("lastSeenAt").equals(session.path("createdAt"));
  }

  private static String home(Company company) {
    return signedIn(company).get("/").body();
  }

  private static Answer search(Http browser, String typed) {
    return browser.get("/search?q=" + Http.encoded(typed));
  }

  /** The addresses of the results, in their order. */
  private static List<String> found(Answer page) {
    return RESULT.matcher(page.body()).results().map((MatchResult r) -> r.group(1)).toList();
  }

  private static Http signedIn(Company company) {
    Http browser = company.browser();
    assertThat(browser.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    return browser;
  }
}
