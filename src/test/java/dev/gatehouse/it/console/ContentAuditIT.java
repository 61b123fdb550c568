package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit trail of changes to categories and articles. */
@Tag("database")
class ContentAuditIT extends GatehouseIT {
  private final Company company = Company.founded();
  private final String categories = company.site() + "/categories";
  private final String articles = company.site() + "/articles";

  private List<JsonNode> trail(String event) {
    return Company.items(
        admin.get("/audit?limit=500&site=" + company.subdomain + "&event=" + event));
  }

  private JsonNode only(String event) {
    assertThat(trail(event)).hasSize(1);
    return trail(event).get(0);
  }

  @Test
  void recordsWhatWasDoneToAnArticle() {
    JsonNode made =
        Company.created(admin.post(articles, Map.of("title", "A", "body", "x".repeat(5000))));
    String path = articles + "/" + made.path("id");
    company.change(path, Map.of("title", "B", "body", "y"));
    admin.delete(path);

    String target = "article " + made.path("id");
    assertThat(only("article.created").path("target").asText()).isEqualTo(target + ": A");
    assertThat(only("article.created").at("/changes/body/after").asText())
        .hasSizeLessThan(300)
        .contains("(5000 characters)");
    JsonNode updated = only("article.updated").path("changes");
    assertThat(updated.at("/title/before").asText()).isEqualTo("A");
    assertThat(updated.at("/title/after").asText()).isEqualTo("B");
    assertThat(updated.has("slug")).isFalse();
    assertThat(only("article.deleted").at("/changes/title/before").asText()).isEqualTo("B");
    assertThat(only("article.deleted").at("/changes/title").has("after")).isFalse();
  }

  @Test
  void recordsWhatWasDoneToACategory() {
    JsonNode made = Company.created(admin.post(categories, Map.of("title", "A")));
    String path = categories + "/" + made.path("id");
    company.change(path, Map.of("visitors", true));
    admin.delete(path);

    assertThat(only("category.created").at("/changes/slug/after").asText()).isEqualTo("a");
    JsonNode updated = only("category.updated").path("changes");
    assertThat(updated.at("/visitors/before").asBoolean(true)).isFalse();
    assertThat(updated.at("/visitors/after").asBoolean()).isTrue();
    assertThat(only("category.deleted").path("actor").asText()).startsWith("API token");
  }

  @Test
  void recordsNothingThatWasRefused() {
    Problems.invalid(
        admin.post(articles, Map.of("title", "", "categoryId", 1)), "title", "categoryId");
    JsonNode outer = Company.created(admin.post(categories, Map.of("title", "Outer")));
    admin.post(articles, Map.of("title", "In it", "categoryId", outer.path("id").asLong()));
    Problems.of(admin.delete(categories + "/" + outer.path("id")), 409);

    assertThat(trail("article.created")).hasSize(1);
    assertThat(trail("category.deleted")).isEmpty();
  }
}
