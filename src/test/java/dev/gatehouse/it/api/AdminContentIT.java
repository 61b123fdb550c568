package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminContentIT extends GatehouseIT {
  private final Company company = Company.founded();
  private final String categories = company.site() + "/categories";
  private final String articles = company.site() + "/articles";

  private ObjectNode created(String path, Map<String, Object> body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.location()).endsWith(path + "/" + answer.json().path("id").asLong());
    return (ObjectNode) answer.json();
  }

  private static String at(String path, JsonNode thing) {
    return path + "/" + thing.path("id").asLong();
  }

  @Test
  void categoryIsReadChangedAndDeleted() {
    admin.post(company.site() + "/groups", Map.of("id", "staff", "name", "Staff"));
    ObjectNode category =
        created(categories, Map.of("title", "Über uns", "groups", List.of("staff")));
    String path = at(categories, category);
    assertThat(category.path("slug").asText()).isEqualTo("uber-uns");

    Answer shown = admin.get(path);
    assertThat(shown.json()).isEqualTo(category);
    category.putArray("groups");
    Answer changed = admin.put(path, category, "If-Match", shown.header("ETag"));
    assertThat(changed.json().path("groups")).isEmpty();
    Problems.of(admin.put(path, category, "If-Match", shown.header("ETag")), 412);

    assertThat(admin.delete(path).status()).isEqualTo(204);
    Problems.of(admin.get(path), 404);
  }

  @Test
  void anAliasBelongsToOneThing() {
    ObjectNode first =
        created(
            articles,
            Map.of(
                "title",
                "First",
                "aliases",
                List.of("https://old.example/Docs/First/?x#y", "/docs/first.html", "guide")));
    assertThat(first.path("aliases")).hasSize(2);
    assertThat(first.path("aliases").get(0).asText()).isEqualTo("/Docs/First");
    String living = "/article/" + first.path("id").asLong() + "-first";

    Answer taken =
        admin.post(
            categories,
            Map.of("title", "C", "aliases", List.of("/docs/FIRST", living, "/login", "/free")));

    Problems.invalid(taken, "aliases");
    assertThat(taken.body()).contains("entry 1 ", "entry 3 ").doesNotContain("entry 4 ");
    taken = admin.post(categories, Map.of("title", "C", "aliases", List.of("/docs/FIRST", living)));
    assertThat(taken.body())
        .contains("entry 1 is an alias of article " + first.path("id").asLong() + ": First")
        .contains("entry 2 is the address of article");
    assertThat(admin.delete(at(articles, first)).status()).isEqualTo(204);
    created(categories, Map.of("title", "C", "aliases", List.of("/docs/FIRST", living)));
    Problems.invalid(
        admin.post(articles, Map.of("title", "A", "aliases", List.of("/docs/first"))), "aliases");
  }

  @Test
  void aListOfAddressesIsTakenAsAWhole() {
    String list = company.site() + "/addresses";
    String article = at("/article", created(articles, Map.of("title", "Found")));
    String good = "to,from\r\nfound,https://old.example/a?b\r\n" + article + ",/Second\r\n";

    Answer refused =
        admin.csv(
            list,
            good
                + "https://evil.example/article/1,/third\r\n"
                + "found,/A.html\r\n"
                + "found,/login\r\n"
                + "found,"
                + article
                + "\r\n");
    Problems.invalid(refused, "line 4", "line 5", "line 6", "line 7");
    Problems.invalid(admin.csv(list, "old,new\r\n/a,/b\r\n"), "");
    Problems.invalid(admin.csv(list, ""), "");
    Answer checked = admin.csv(list + "?dryRun=true", good);
    assertThat(checked.json().path("added").asInt()).as("%s", checked).isEqualTo(2);
    assertThat(admin.get(list).body()).isEqualTo("from,to\r\n");
    assertThat(admin.csv(list, good).json().path("added").asInt()).isEqualTo(2);
    assertThat(admin.csv(list, good).json().path("added").asInt()).isZero();
    assertThat(admin.get(list).body())
        .isEqualTo("from,to\r\n/a,%1$s-found\r\n/Second,%1$s-found\r\n".formatted(article));
    assertThat(admin.csv(list, admin.get(list).body()).json().path("added").asInt()).isZero();
  }

  @Test
  void categoriesFormTrees() {
    ObjectNode outer = created(categories, Map.of("title", "Outer"));
    JsonNode inner =
        created(categories, Map.of("title", "Inner", "parentId", outer.path("id").asLong()));

    Problems.invalid(
        admin.put(at(categories, outer), outer.put("parentId", inner.path("id").asLong())),
        "parentId");
    Problems.of(admin.delete(at(categories, outer)), 409);
    assertThat(admin.delete(at(categories, inner)).status()).isEqualTo(204);
    assertThat(admin.delete(at(categories, outer)).status()).isEqualTo(204);
  }

  @Test
  void articleIsReadChangedAndDeleted() {
    long category = created(categories, Map.of("title", "C")).path("id").asLong();
    ObjectNode article =
        created(
            articles,
            Map.of(
                "title",
                "First steps",
                "body",
                "# Hello\n\n\tcode\r\n",
                "categoryId",
                category,
                "tags",
                List.of("a", "b"),
                "private",
                true));
    String path = at(articles, article);
    assertThat(article.path("slug").asText()).isEqualTo("first-steps");
    assertThat(article.path("published").asBoolean()).isTrue();
    assertThat(article.path("visitors").asBoolean(true)).isFalse();
    assertThat(admin.get(path).json()).isEqualTo(article);

    JsonNode plain = admin.put(path, Map.of("title", "Second steps")).json();
    assertThat(plain.path("slug").asText()).isEqualTo("second-steps");
    assertThat(plain.path("body").asText("x")).isEmpty();
    assertThat(plain.path("tags")).isEmpty();
    assertThat(plain.path("categoryId").isNull()).isTrue();

    assertThat(admin.delete(path).status()).isEqualTo(204);
    Problems.of(admin.delete(path), 404);
  }

  @Test
  void longestArticleIsTakenAndLongerOnesAreNot() {
    ObjectNode long1 = created(articles, Map.of("title", "Long", "body", "語".repeat(1_000_000)));
    assertThat(long1.path("body").asText()).hasSize(1_000_000);
    assertThat(admin.get(articles + "?limit=1").json().at("/items/0/body").asText())
        .hasSize(1_000_000);

    Problems.invalid(
        admin.post(articles, Map.of("title", "Longer", "body", "x".repeat(1_000_001))), "body");
    Problems.of(
        admin.post(articles, Map.of("title", "Longest", "body", "x".repeat(5_000_000))), 413);
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Problems.invalid(
        admin.post(
            articles,
            "{\"title\":\"\",\"slug\":\"A B\",\"description\":5,\"body\":\"\\u0008\",\"tags\":[1],"
                + "\"categoryId\":\"7\",\"groups\":[\"nope\"],\"published\":null,\"html\":\"x\"}"),
        "title",
        "slug",
        "description",
        "body",
        "tags",
        "categoryId",
        "groups",
        "published",
        "html");
    Problems.invalid(
        admin.post(categories, "{\"parentId\":999999999,\"visitors\":\"yes\"}"),
        "title",
        "parentId",
        "visitors");
  }

  private long article(String title, Map<String, Object> more) {
    Map<String, Object> members = new HashMap<>(more);
    members.put("title", title);
    return created(articles, members).path("id").asLong();
  }

  private void order(Map<String, Object> order) {
    Answer answer = admin.put(company.site() + "/order", order);
    assertThat(answer.status()).as("%s", answer).isEqualTo(204);
  }

  /** Titles in the reading API's order. */
  private List<String> read(String list, String member) {
    List<String> titles = new ArrayList<>();
    company
        .browser()
        .get(list, "Authorization", "Bearer " + company.token("ann"))
        .json()
        .path(member)
        .forEach(thing -> titles.add(thing.path("title").asText()));
    return titles;
  }

  @Test
  void orderHoldsForReadersWithoutAffectingWhoEditsAText() {
    long first = created(categories, Map.of("title", "First")).path("id").asLong();
    long second = created(categories, Map.of("title", "Second")).path("id").asLong();
    Map<String, Object> within = Map.of("categoryId", first, "body", "text");
    long a = article("A", within);
    long b = article("B", within);
    long c = article("C", within);
    Answer open = admin.get(articles + "/" + c);

    order(Map.of("parentId", first, "articles", List.of(c, a, b)));
    order(Map.of("categories", List.of(second, first)));

    assertThat(read("/v1/article", "articles")).containsExactly("C", "A", "B");
    assertThat(read("/v1/category", "categories")).containsExactly("Second", "First");
    Answer ordered = admin.get(articles + "/" + c);
    assertThat(ordered.header("ETag")).isEqualTo(open.header("ETag"));
    assertThat(ordered.json().path("updatedAt")).isEqualTo(open.json().path("updatedAt"));
    assertThat(ordered.json().path("position").asInt()).isEqualTo(1);

    ObjectNode typed = ((ObjectNode) open.json()).put("body", "another text");
    Answer saved = admin.put(articles + "/" + c, typed, "If-Match", open.header("ETag"));
    assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    assertThat(read("/v1/article", "articles")).containsExactly("C", "A", "B");

    article("D", within);
    assertThat(read("/v1/article", "articles")).containsExactly("C", "A", "B", "D");
    assertThat(
            Company.items(
                admin.get("/audit?limit=500&event=content.ordered&site=" + company.siteId)))
        .hasSize(2);
  }

  @Test
  void orderNamesAllOfACategoryAndNothingElse() {
    long category = created(categories, Map.of("title", "C")).path("id").asLong();
    long a = article("A", Map.of("categoryId", category));
    long b = article("B", Map.of("categoryId", category));
    long elsewhere = article("E", Map.of());
    String order = company.site() + "/order";

    for (List<Long> wrong : List.of(List.of(a), List.of(a, b, elsewhere), List.of(a, b, a))) {
      Problems.invalid(
          admin.put(order, Map.of("parentId", category, "articles", wrong)), "articles");
    }
    Problems.invalid(
        admin.put(order, "{\"parentId\":\"x\",\"articles\":[\"1\"],\"categories\":null,\"y\":1}"),
        "parentId",
        "articles",
        "categories",
        "y");
    Problems.of(admin.put(order, Map.of("parentId", 999_999_999, "articles", List.of())), 404);
    assertThat(admin.get(articles + "/" + a).json().path("position").isNull()).isTrue();
  }

  @Test
  void ofOrdersAtOnceOneHoldsAsAWhole() throws Exception {
    long category = created(categories, Map.of("title", "C")).path("id").asLong();
    Map<String, Object> within = Map.of("categoryId", category);
    List<Long> before = List.of(article("A", within), article("B", within), article("C", within));
    long a = before.get(0);
    long b = before.get(1);
    long c = before.get(2);
    List<List<Long>> wanted = List.of(List.of(c, b, a), List.of(b, a, c), List.of(c, a, b));
    String order = company.site() + "/order";

    List<Answer> answers =
        Simultaneously.times(
            wanted.size(),
            i ->
                () ->
                    new AdminApi()
                        .put(
                            order,
                            Map.of(
                                "parentId",
                                category,
                                "articles",
                                wanted.get(i),
                                "articlesBefore",
                                before)));

    List<Integer> statuses = answers.stream().map(Answer::status).toList();
    assertThat(statuses).containsExactlyInAnyOrder(204, 409, 409);
    List<String> titles =
        wanted.get(statuses.indexOf(204)).stream()
            .map(id -> List.of("A", "B", "C").get(before.indexOf(id)))
            .toList();
    assertThat(read("/v1/article", "articles")).isEqualTo(titles);
    Map<String, Object> stale =
        Map.of("categories", List.of(), "categoriesBefore", List.of(category + 1));
    Problems.of(admin.put(order, stale), 409);
  }

  @Test
  void whatMovesToAnotherCategoryIsItsLast() {
    long from = created(categories, Map.of("title", "From")).path("id").asLong();
    long to = created(categories, Map.of("title", "To")).path("id").asLong();
    ObjectNode moving = created(articles, Map.of("title", "Moved", "categoryId", from));
    Map<String, Object> within = Map.of("categoryId", to);
    long a = article("A", within);
    long b = article("B", within);
    assertThat(read("/v1/article", "articles")).containsExactly("Moved", "A", "B");

    admin.put(at(articles, moving), moving.put("categoryId", to));
    assertThat(read("/v1/article", "articles")).containsExactly("A", "B", "Moved");

    moving.put("categoryId", from);
    admin.put(at(articles, moving), moving);
    order(Map.of("parentId", to, "articles", List.of(b, a)));
    admin.put(at(articles, moving), moving.put("categoryId", to));
    assertThat(read("/v1/article", "articles")).containsExactly("B", "A", "Moved");
  }

  @Test
  void languageAndDirectionAreThoseOfTheArticle() {
    ObjectNode article = created(articles, Map.of("title", "X", "lang", "ar-EG", "dir", "rtl"));
    assertThat(article.path("lang").asText()).isEqualTo("ar-EG");
    assertThat(article.path("dir").asText()).isEqualTo("rtl");

    Problems.invalid(
        admin.post(articles, Map.of("title", "X", "lang", "arabic language", "dir", "up")),
        "lang",
        "dir");
    Problems.invalid(admin.post(articles, Map.of("title", "X", "lang", "x-ours")), "lang");
  }

  @Test
  void versionsOfArticleAreListedComparedAndRestored() {
    ObjectNode article =
        created(articles, Map.of("title", "Robots", "body", "Press red.\n", "tags", List.of("a")));
    String path = at(articles, article);
    String versions = path + "/versions";
    admin.put(path, Map.of("title", "Robots", "body", "Press green.\n", "private", true));
    admin.put(path, Map.of("title", "Robots", "body", "Press green.\n", "private", true));

    Answer newest = admin.get(versions + "?limit=1");
    assertThat(newest.status()).as("%s", newest).isEqualTo(200);
    JsonNode listed = newest.json();
    assertThat(listed.at("/items/0/number").asInt()).isEqualTo(2);
    assertThat(listed.at("/items/0/changed").toString()).contains("body", "tags", "private");
    assertThat(listed.at("/items/0/savedBy").asText()).contains("API token");
    JsonNode rest = admin.get(versions + "?after=" + listed.path("next").asText()).json();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.has("next")).isFalse();

    JsonNode first = admin.get(versions + "/1").json();
    assertThat(first.at("/article/body").asText()).isEqualTo("Press red.\n");
    JsonNode changes = admin.get(versions + "/2/changes?since=1").json();
    assertThat(changes.path("text").asText()).contains("-Press red.", "+Press green.");
    assertThat(changes.path("members").findValuesAsText("member"))
        .containsExactlyInAnyOrder("tags", "private");

    String stale = admin.get(path).header("ETag");
    JsonNode restored = admin.post(versions + "/1/restore", Map.of()).json();
    assertThat(restored.path("body").asText()).isEqualTo("Press red.\n");
    assertThat(restored.at("/tags/0").asText()).isEqualTo("a");
    assertThat(restored.path("private").asBoolean()).as("who may read it").isTrue();
    assertThat(admin.get(versions).json().at("/items/0/restored").asInt()).isEqualTo(1);
    Problems.of(admin.post(versions + "/2/restore", Map.of(), "If-Match", stale), 412);
    Problems.of(admin.get(versions + "/9"), 404);
    Problems.of(
        admin.get(
            Company.founded().site() + path.substring(path.indexOf("/articles")) + "/versions"),
        404);
  }

  @Test
  void referencesStayWithinTheSite() {
    String elsewhere = Company.founded().site();
    admin.post(elsewhere + "/groups", Map.of("id", "theirs", "name", "Theirs"));
    long theirs =
        admin.post(elsewhere + "/categories", Map.of("title", "T")).json().path("id").asLong();

    Problems.invalid(
        admin.post(
            articles, Map.of("title", "X", "categoryId", theirs, "groups", List.of("theirs"))),
        "categoryId",
        "groups");
    Problems.invalid(admin.post(categories, Map.of("title", "X", "parentId", theirs)), "parentId");
  }

  @Test
  void publishesMovesAndDeletesManyArticles() {
    String bulk = articles + "/bulk";
    long guides = created(categories, Map.of("title", "Guides")).path("id").asLong();
    long one = created(articles, Map.of("title", "One")).path("id").asLong();
    long two = created(articles, Map.of("title", "Two")).path("id").asLong();
    List<Long> both = List.of(one, two);

    admin.post(bulk, Map.of("ids", both, "action", "unpublish"));
    assertThat(admin.get(articles + "/" + two).json().path("published").asBoolean()).isFalse();
    admin.post(bulk, Map.of("ids", both, "action", "move", "categoryId", guides));
    assertThat(admin.get(articles + "/" + one).json().path("categoryId").asLong())
        .isEqualTo(guides);
    JsonNode nowhere =
        admin.post(bulk, Map.of("ids", both, "action", "move", "categoryId", 1)).json();
    assertThat(nowhere.path("done")).isEmpty();
    assertThat(nowhere.at("/failed/0/message").asText()).contains("categoryId");
    Problems.of(admin.post(bulk, Map.of("ids", both, "action", "move")), 400);
    admin.post(bulk, Map.of("ids", both, "action", "delete"));
    assertThat(admin.get(articles).json().path("items")).isEmpty();
  }
}
