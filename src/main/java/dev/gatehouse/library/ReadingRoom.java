package dev.gatehouse.library;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.library.markdown.Rendered;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens articles for those who may see them. A text is rendered once for each of its versions. */
@ApplicationScoped
public class ReadingRoom {
  private static final long MOST_CHARACTERS = 32_000_000;

  @Inject Shelves shelves;
  @Inject Articles articles;
  @Inject Database database;

  private final Cache<Version, Rendered> rendered =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Version version, Rendered text) -> text.size() + 100)
          .build();

  /** The article, unless it is not there or not for this audience, which nobody can tell apart. */
  public Optional<OpenArticle> open(Site site, Audience audience, long id) {
    Optional<ArticleCard> card = shelves.of(site, audience).article(id);
    Optional<OpenArticle> open = card.flatMap(known -> first(open(site.id(), List.of(known))));
    if (card.isPresent() && open.isEmpty()) {
      // Changed since the shelf was read: who may see it may have changed along with the text.
      return shelves
          .now(site.id(), audience)
          .article(id)
          .flatMap(known -> first(open(site.id(), List.of(known))));
    }
    return open;
  }

  /** These articles in their order, without those that changed since the shelf was read. */
  public List<OpenArticle> open(TenantId tenant, List<ArticleCard> cards) {
    Map<Version, ArticleCard> wanted =
        cards.stream()
            .collect(
                Collectors.toMap(
                    card -> new Version(card.id(), card.version()), card -> card, (a, b) -> a));
    Map<Version, Rendered> texts =
        rendered.getAll(wanted.keySet(), missing -> render(tenant, missing));
    return cards.stream()
        .map(card -> new OpenArticle(card, texts.get(new Version(card.id(), card.version()))))
        .filter(article -> article.rendered() != null)
        .toList();
  }

  private Map<Version, Rendered> render(TenantId tenant, Set<? extends Version> missing) {
    Collection<Long> ids = missing.stream().map(Version::articleId).toList();
    Map<Version, Rendered> texts = new HashMap<>();
    for (Object[] row : database.ask(() -> articles.bodies(tenant, ids))) {
      texts.put(new Version((Long) row[0], (Long) row[1]), Markdown.render((String) row[2]));
    }
    return texts;
  }

  private static Optional<OpenArticle> first(List<OpenArticle> open) {
    return open.stream().findFirst();
  }

  private record Version(long articleId, long version) {}
}
