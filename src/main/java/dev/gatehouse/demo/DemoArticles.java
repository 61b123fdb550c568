package dev.gatehouse.demo;

import dev.gatehouse.library.Article;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+)\\.md");

  @Inject Categories categories;
  @Inject Articles articles;

  void create(TenantId tenant) {
    Map<String, Article> made = new HashMap<>();
    fill(made, tenant, "Getting started", "What Gatehouse does, and a look around.", START);
    fill(made, tenant, "Your backend", "Sign people in from the app they already use.", BACKEND);
    fill(made, tenant, "Operations", "Run Gatehouse, and know what goes on.", OPERATIONS);
    made.values().forEach(article -> link(article, made));
  }

  private void fill(
      Map<String, Article> made,
      TenantId tenant,
      String title,
      String description,
      List<String> names) {
    CategorySettings category = new CategorySettings();
    category.setTitle(title);
    category.setDescription(description);
    Long id = categories.create(tenant, category).getId();
    for (String name : names) {
      ArticleSettings settings = ArticleFile.parse(name, text(name));
      settings.setCategoryId(id);
      made.put(name, articles.create(tenant, settings));
    }
  }

  /** In the files, articles refer to each other by file name; only now do they have addresses. */
  private void link(Article article, Map<String, Article> made) {
    String body =
        LINK.matcher(article.getSettings().getBody())
            .replaceAll(
                link -> "](/article/" + made.get(link.group(1)).getId() + "-" + link.group(1));
    article.getSettings().setBody(body);
    articles.save(article);
  }

  static List<String> names() {
    return Stream.of(START, BACKEND, OPERATIONS).flatMap(List::stream).toList();
  }

  static String text(String name) {
    try (InputStream in = DemoArticles.class.getResourceAsStream("articles/" + name + ".md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's article " + name + " cannot be read", e);
    }
  }
}
