package dev.gatehouse.library;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import dev.gatehouse.library.markdown.Unrenderable;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Articles with their text as HTML, for pages, APIs and the search index alike. Each version of an
 * article is rendered once, and cached.
 */
@ApplicationScoped
public class RenderedArticles implements CacheUse.Measured {
  private static final Logger LOG = RequestLog.of(RenderedArticles.class);
  private static final long MOST_CHARACTERS = 32_000_000;
  private static final int AT_ONCE = 50;

  @Inject Catalogues catalogues;
  @Inject Articles articles;
  @Inject ArticlePictures pictures;
  @Inject Database database;

  private final Cache<Version, Rendered> cache =
      Caches.builder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Version version, Rendered text) -> text.size() + 100)
          .recordStats()
          .build();

  private record Version(long articleId, long version) {
    static Version of(ArticleCard card) {
      return new Version(card.id(), card.version());
    }
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(CacheUse.of("articles", cache));
  }

  /** An article that the viewer may see; empty for an absent article as for a hidden one. */
  public Optional<RenderedArticle> find(Site site, Viewer viewer, long id) {
    Optional<ArticleCard> card = catalogues.of(site, viewer).article(id);
    Optional<RenderedArticle> found = card.flatMap(known -> render(site.id(), known));
    if (card.isPresent() && found.isEmpty()) {
      // The catalogue is stale: who may see the article may have changed along with its text.
      return catalogues
          .now(site.id(), viewer)
          .article(id)
          .flatMap(known -> render(site.id(), known));
    }
    return found;
  }

  private Optional<RenderedArticle> render(TenantId tenant, ArticleCard card) {
    Rendered known = cache.getIfPresent(Version.of(card));
    if (known != null) {
      return Optional.of(new RenderedArticle(card, known));
    }
    return of(tenant, List.of(card)).stream().findFirst();
  }

  /** These articles in their order, except those that changed since the cards were read. */
  public List<RenderedArticle> of(TenantId tenant, List<ArticleCard> cards) {
    List<Version> versions = cards.stream().map(Version::of).distinct().toList();
    Map<Version, Rendered> texts = cache.getAll(versions, missing -> render(tenant, missing));
    return cards.stream()
        .filter(card -> texts.containsKey(Version.of(card)))
        .map(card -> new RenderedArticle(card, texts.get(Version.of(card))))
        .toList();
  }

  /**
   * These articles as {@link #of} returns them, for an answer that has all of them in memory; empty
   * if their HTML has too many characters for that.
   */
  public Optional<List<RenderedArticle>> within(
      long mostCharacters, TenantId tenant, List<ArticleCard> cards) {
    List<RenderedArticle> read = new ArrayList<>();
    long characters = 0;
    for (int from = 0; from < cards.size(); from += AT_ONCE) {
      List<ArticleCard> some = cards.subList(from, Math.min(from + AT_ONCE, cards.size()));
      for (RenderedArticle article : of(tenant, some)) {
        characters += article.html().length();
        read.add(article);
      }
      if (characters > mostCharacters) {
        return Optional.empty();
      }
    }
    return Optional.of(read);
  }

  private Map<Version, Rendered> render(TenantId tenant, Collection<? extends Version> missing) {
    List<Long> ids = missing.stream().map(Version::articleId).toList();
    Map<Version, Rendered> texts = new HashMap<>();
    for (Object[] row : database.ask(() -> articles.bodies(tenant, ids))) {
      Version version = new Version((Long) row[0], (Long) row[1]);
      texts.put(version, rendered(version, (String) row[2]));
    }
    return pictures.in(tenant, texts);
  }

  /** Such an article was saved before there was a limit; it takes no other article with it. */
  private static Rendered rendered(Version version, String markdown) {
    try {
      return Markdown.render(markdown);
    } catch (Unrenderable e) {
      LOG.log(
          Level.WARNING,
          "Article " + version.articleId() + " is shown as it was typed: it " + e.getMessage(),
          e.getCause());
      return Markdown.asTyped(markdown);
    }
  }
}
