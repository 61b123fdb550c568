package dev.gatehouse.seed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Categories, and articles in them. */
final class SeededContent {
  private static final int ARTICLES = 561;
  private static final List<String> CATEGORIES =
      List.of(
          "Getting started",
          "Billing",
          "Webhooks",
          "API",
          "Mobile app",
          "Sécurité",
          "Über uns",
          "Integrations",
          "Troubleshooting",
          "Release notes");
  private static final List<String> DOING =
      List.of(
          "Create",
          "Change",
          "Delete",
          "Export",
          "Find",
          "Import",
          "Schedule",
          "Share",
          "Test",
          "Écrire",
          "Öffnen");
  private static final List<String> THINGS =
      List.of(
          "a web hook",
          "an invoice",
          "a café account",
          "a project",
          "an API key",
          "a report",
          "a dashboard",
          "a template",
          "a résumé",
          "the calendar",
          "a backup");

  private final AdminApi admin;
  private final Random random;

  SeededContent(AdminApi admin, Random random) {
    this.admin = admin;
    this.random = random;
  }

  void make(String subdomain) {
    String site = "/sites/" + subdomain;
    List<JsonNode> there = Company.items(admin.get(site + "/categories?limit=500"));
    if (!there.isEmpty()) {
      return;
    }
    List<Long> categories = new ArrayList<>();
    for (String title : CATEGORIES) {
      categories.add(created(site + "/categories", Map.of("title", title)));
    }
    for (int i = 0; i < 5; i++) {
      Map<String, Object> inner = Map.of("title", "More " + i, "parentId", categories.get(i));
      categories.add(created(site + "/categories", inner));
    }
    for (int i = 0; i < ARTICLES; i++) {
      created(site + "/articles", article(i, categories));
    }
    Seed.tell(ARTICLES + " articles");
  }

  private Map<String, Object> article(int number, List<Long> categories) {
    String thing = any(THINGS);
    Map<String, Object> article = new HashMap<>();
    article.put("title", any(DOING) + " " + thing + " (" + (number + 1) + ")");
    article.put(
        "body", "## Steps\n\n" + ("Open the settings and look for " + thing + ". ").repeat(3));
    article.put("categoryId", number % 17 == 0 ? null : any(categories));
    article.put("tags", number % 3 == 0 ? List.of("webhooks", "2026") : List.of());
    article.put("published", number % 9 != 0);
    return article;
  }

  private long created(String resource, Map<String, Object> members) {
    return Company.created(admin.post(resource, members)).path("id").asLong();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
