package dev.gatehouse.demo;

import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the demo's help center has to read: articles about Gatehouse itself. */
@ApplicationScoped
class DemoArticles {
  private static final List<String> START =
      List.of("what-gatehouse-is", "how-a-sign-in-works", "a-tour-of-the-demo", "who-sees-what");

  private static final List<String> BACKEND =
      List.of(
          "connect-a-node-backend",
          "connect-a-php-backend",
          "connect-a-ruby-backend",
          "the-claims-of-a-token",
          "when-a-sign-in-is-refused",
          "read-articles-from-a-program");

  private static final List<String> OPERATIONS =
      List.of(
          "rotate-a-signing-key",
          "end-sessions-and-ban-a-reader",
          "read-the-event-log",
          "run-on-wildfly",
          "run-on-payara",
          "automate-with-the-admin-api",
          "look-after-the-master-key");

  @Inject Categories categories;
  @Inject Articles articles;

  void create(TenantId tenant) {
    fill(tenant, "Getting started", "What Gatehouse does, and a look around the demo.", START);
    fill(tenant, "Your backend", "Sign your people in from the app they already use.", BACKEND);
    fill(tenant, "Operations", "Run Gatehouse, and know what goes on.", OPERATIONS);
  }

  private void fill(TenantId tenant, String title, String description, List<String> names) {
    CategorySettings category = new CategorySettings();
    category.setTitle(title);
    category.setDescription(description);
    Long id = categories.create(tenant, category).getId();
    for (String name : names) {
      ArticleSettings article = ArticleFile.parse(text(name));
      article.setCategoryId(id);
      articles.create(tenant, article);
    }
  }

  private static String text(String name) {
    try (InputStream in = DemoArticles.class.getResourceAsStream("articles/" + name + ".md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's article " + name + " cannot be read", e);
    }
  }
}
