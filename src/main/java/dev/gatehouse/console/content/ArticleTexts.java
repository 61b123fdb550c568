package dev.gatehouse.console.content;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.text.FoldedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches the texts of a site's articles for those who write them. */
@ApplicationScoped
public class ArticleTexts {
  private static final int MOST_PUBLISHED = 500;

  /** Their texts are read for each search; older drafts are found by title and tag. */
  private static final int MOST_DRAFTS = 500;

  @Inject ArticleSearch search;
  @Inject Articles articles;
  @Inject Sites sites;

  /** Ids of the articles that readers would find, and of the drafts that have all of the words. */
  Set<Long> with(Tenant tenant, Catalogue catalogue, String words) {
    Set<Long> found = new HashSet<>();
    search
        .find(sites.of(tenant), Viewer.team(), words, MOST_PUBLISHED, 0)
        .hits()
        .forEach(hit -> found.add(hit.card().id()));
    List<Long> drafts =
        catalogue.articles().stream()
            .filter(card -> !card.published())
            .sorted(Comparator.comparing(ArticleCard::updatedAt).reversed())
            .limit(MOST_DRAFTS)
            .map(ArticleCard::id)
            .toList();
    List<String> folded = List.of(FoldedText.of(words).strip().split("\\s+"));
    found.addAll(articles.withWords(tenant.tenantId(), drafts, folded));
    return found;
  }
}
