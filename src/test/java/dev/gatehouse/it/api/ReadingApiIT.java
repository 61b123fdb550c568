package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code /v1}: "GET /article, GET /article/:article_id, GET /category, GET /category/…". */
@Tag("database")
@Tag("server")
class ReadingApiIT extends GatehouseIT {

  @Test
  void givesAnArticle() {
    Company company = Company.founded();
    Content content = new Content(company);
    String category = content.category(Map.of("title", "Basics"));
    String path =
        content.article(
            Map.of(
                "title",
                "First steps",
                "description",
                "How to begin",
                "body",
                "Press *start*.<script>alert(1)</script>",
                "tags",
                List.of("one", "two"),
                "private",
                true,
                "categoryId",
                Content.id(category)));

    Answer answer = get(company, "/v1/article/" + Content.id(path));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    JsonNode article = answer.json().path("article");
    assertThat(article.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "article_id",
            "title",
            "slug",
            "description",
            "body",
            "tags",
            "category_id",
            "lang",
            "dir",
            "is_private",
            "is_published",
            "created_at",
            "updated_at",
            "url",
            "relative_url");
    assertThat(article.path("article_id").isTextual()).isTrue();
    assertThat(article.path("category_id").asText()).isEqualTo("" + Content.id(category));
    assertThat(article.path("body").asText()).contains("<em>start</em>").doesNotContain("script");
    assertThat(article.path("tags").get(1).asText()).isEqualTo("two");
    assertThat(article.path("is_private").asBoolean()).isTrue();
    assertThat(article.path("is_published").asBoolean()).isTrue();
    assertThat(Instant.parse(article.path("updated_at").asText())).isNotNull();
    assertThat(article.path("url").asText()).isEqualTo(company.program().origin() + path);
    assertThat(article.path("relative_url").asText()).isEqualTo(path);
  }

  @Test
  void givesCategories() {
    Company company = Company.founded();
    Content content = new Content(company);
    long outer = Content.id(content.category(Map.of("title", "Basics")));
    long inner = Content.id(content.category(Map.of("title", "More", "parentId", outer)));
    content.closed();

    JsonNode categories = get(company, "/v1/category").json().path("categories");
    JsonNode category = get(company, "/v1/category/" + inner).json().path("category");

    assertThat(categories).hasSize(2);
    assertThat(categories.get(0).path("parent_category_id").isNull()).isTrue();
    assertThat(categories.get(1)).isEqualTo(category);
    assertThat(category.path("category_id").asText()).isEqualTo("" + inner);
    assertThat(category.path("parent_category_id").asText()).isEqualTo("" + outer);
    assertThat(category.path("slug").asText()).isEqualTo("more");
  }

  @Test
  void givesListsInParts() {
    Company company = Company.founded();
    Content content = new Content(company);
    for (int i = 1; i <= 4; i++) {
      content.article(Map.of("title", "Number " + i));
    }

    assertThat(titles(company, "/v1/article")).hasSize(4);
    assertThat(titles(company, "/v1/article?limit=2&skip=1"))
        .containsExactly("Number 2", "Number 3");
    assertThat(titles(company, "/v1/article?skip=4")).isEmpty();
  }

  @Test
  void namesEveryParameterThatIsWrong() {
    Company company = Company.founded();

    Answer answer = get(company, "/v1/article?limit=0&skip=x");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactly("limit", "skip");
    assertThat(get(company, "/v1/category?limit=501").status()).isEqualTo(400);
    assertThat(get(company, "/v1/category?limit=500").status()).isEqualTo(200);
  }

  @Test
  void tellsOutOfReachAndAbsentApartInNothing() {
    Company company = Company.founded();
    Content content = new Content(company);
    long closed = content.closed();
    String draft = content.article(Map.of("title", "A draft", "published", false));
    String inside = content.article(Map.of("title", "Inside", "categoryId", closed));

    Answer absent = get(company, "/v1/article/999999999");

    assertThat(absent.status()).isEqualTo(404);
    assertThat(absent.json().path("status").asInt()).isEqualTo(404);
    for (String path :
        List.of(
            "/v1/article/" + Content.id(draft),
            "/v1/article/" + Content.id(inside),
            "/v1/article/x",
            "/v1/category/" + closed,
            "/v1/nothing")) {
      Answer outOfReach = get(company, path);
      assertThat(outOfReach.status()).as(path).isEqualTo(404);
      assertThat(outOfReach.body()).as(path).isEqualTo(absent.body());
    }
    assertThat(titles(company, "/v1/article")).isEmpty();
  }

  @Test
  void givesEverybodyWhatIsOpenOnAPublicSite() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    content.article(Map.of("title", "Open to all"));
    content.article(Map.of("title", "Signed in only", "private", true));

    JsonNode articles = company.program().get("/v1/article").json().path("articles");

    assertThat(articles).hasSize(1);
    assertThat(titles(company, "/v1/article")).hasSize(2);
  }

  @Test
  void answersTheSameAgainUntilTheContentChanges() {
    Company company = Company.with(Map.of("visibility", "public"), Map.of());
    Content content = new Content(company);
    String page = content.article(Map.of("title", "First steps", "body", "Press start."));
    String path = "/v1/article/" + Content.id(page);

    Answer first = get(company, path);
    Answer again = get(company, path);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    assertThat(get(company, path + "?limit=0").body()).isEqualTo(first.body());
    assertThat(company.program().head(path).body()).isEmpty();
    assertThat(titles(company, "/v1/article?limit=1")).containsExactly("First steps");

    content.change(page, Map.of("body", "Press stop."));
    assertThat(get(company, path).json().path("article").path("body").asText()).contains("stop");

    content.article(Map.of("title", "Second steps"));
    assertThat(titles(company, "/v1/article?limit=1&skip=1")).containsExactly("Second steps");
    assertThat(titles(company, "/v1/article?limit=1")).containsExactly("First steps");
    assertThat(get(company, "/v1/article?limit=0").status()).isEqualTo(400);

    assertThat(company.program().get(path).status()).isEqualTo(200);
    content.change(page, Map.of("private", true));
    assertThat(company.program().get(path).status()).isEqualTo(404);
    assertThat(get(company, path).status()).isEqualTo(200);
  }

  @Test
  void knowsTheTokenWhateverTheMethod() {
    Company company = Company.founded();
    String token = "Bearer " + company.token("ann");

    Answer head = company.program().head("/v1/article", "Authorization", token);
    Answer post = company.program().post("/v1/article", "{}", "Authorization", token);
    Answer stranger = company.program().head("/v1/article", "Authorization", "Bearer a.b.c");

    assertThat(head.status()).isEqualTo(200);
    assertThat(post.status()).isEqualTo(405);
    assertThat(stranger.status()).isEqualTo(401);
  }

  private static Answer get(Company company, String path) {
    return company.program().get(path, "Authorization", "Bearer " + company.token("ann"));
  }

  private static List<String> titles(Company company, String path) {
    return get(company, path).json().path("articles").findValuesAsText("title");
  }
}
