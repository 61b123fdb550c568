package dev.gatehouse.demo;

import dev.gatehouse.demo.app.Person;
import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.handbook.HandbookArticle;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The articles of the demo's help centers: the handbook, and articles about their protocols. */
@ApplicationScoped
class DemoArticles {
  static final Pattern LINK = Pattern.compile("\\]\\(([a-z0-9-]+)\\.md");

  /** An article that only some readers may see. */
  private static final Map<String, Set<String>> GROUPS =
      Map.of(
          "master-key", Set.of(Person.OPERATIONS),
          "backup-and-upgrade", Set.of(Person.OPERATIONS, DemoPeople.PARTNERS));

  @Inject Categories categories;
  @Inject Articles articles;

  void create(TenantId tenant, DemoSite site) {
    Map<String, Article> made = new HashMap<>();
    site.categories().forEach(category -> fill(category, site, tenant, made));
    made.values().forEach(article -> link(article, made));
  }

  private void fill(DemoCategory from, DemoSite site, TenantId tenant, Map<String, Article> made) {
    CategorySettings category = new CategorySettings();
    category.setTitle(from.title());
    category.setDescription(from.description());
    Long id = categories.create(tenant, category).getId();
    for (String name : from.articles()) {
      ArticleSettings settings = settings(site, name);
      settings.setCategoryId(id);
      made.put(name, articles.create(tenant, settings));
    }
  }

  /** In the files, links between articles use file names; their addresses exist only now. */
  private void link(Article article, Map<String, Article> made) {
    String body =
        LINK.matcher(article.getSettings().getBody())
            .replaceAll(
                link -> "](/article/" + made.get(link.group(1)).getId() + "-" + link.group(1));
    article.getSettings().setBody(body);
    articles.save(article);
  }

  static ArticleSettings settings(DemoSite site, String name) {
    return site == DemoSite.ACME
        ? ofHandbook(Handbook.find(name).orElseThrow())
        : parse(name, text(site, name));
  }

  /** Links to other articles still use file names. */
  private static ArticleSettings ofHandbook(HandbookArticle page) {
    ArticleSettings article = new ArticleSettings();
    article.setSlug(page.name());
    article.setTitle(page.title());
    article.setDescription(page.description());
    article.setTags(page.tags());
    article.setGroups(new TreeSet<>(GROUPS.getOrDefault(page.name(), Set.of())));
    article.setBody(page.linked(name -> name + ".md"));
    return article;
  }

  private static String text(DemoSite site, String name) {
    String file = "articles/" + site.subdomain() + "/" + name + ".md";
    try (InputStream in = DemoArticles.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's article " + file + " cannot be read", e);
    }
  }

  /** A file has lines such as {@code title: …}, an empty line, then the text. */
  private static ArticleSettings parse(String name, String file) {
    String[] parts = file.split("\n\n", 2);
    Map<String, String> head = new HashMap<>();
    parts[0]
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(member -> head.put(member[0], member[1]));
    ArticleSettings article = new ArticleSettings();
    article.setSlug(name);
    article.setTitle(head.get("title"));
    article.setDescription(head.get("description"));
    article.setTags(list(head.get("tags")));
    article.setGroups(new TreeSet<>(list(head.get("groups"))));
    article.setVisitors(Boolean.parseBoolean(head.get("visitors")));
    article.setSignedInOnly(Boolean.parseBoolean(head.get("private")));
    article.setBody(parts[1]);
    return article;
  }

  private static List<String> list(String text) {
    return text == null ? List.of() : Arrays.asList(text.split(", "));
  }
}
