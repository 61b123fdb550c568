package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.library.search.SearchResults.Fragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Articles without a database, and the index that finds them. */
final class Bookcase {
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  final ArticleIndex index = new ArticleIndex();
  private final Map<Long, RenderedArticle> texts = new LinkedHashMap<>();

  /** Adds or replaces an article, and indexes it. */
  Bookcase with(long id, long version, String title, String body) {
    return with(article(id, version, title, null, List.of(), body));
  }

  Bookcase with(long id, String title, String body) {
    return with(id, 1, title, body);
  }

  Bookcase with(RenderedArticle article) {
    texts.put(article.card().id(), article);
    index.put(article);
    index.publish();
    return this;
  }

  /** A catalogue of all articles. */
  Catalogue catalogue() {
    return catalogueOf(texts.keySet());
  }

  Catalogue catalogueOf(Set<Long> ids) {
    return new Catalogue(List.of(), cards(ids));
  }

  List<ArticleCard> cards(Set<Long> ids) {
    return texts.values().stream()
        .map(RenderedArticle::card)
        .filter(card -> ids.contains(card.id()))
        .toList();
  }

  static RenderedArticle article(
      long id, long version, String title, String description, List<String> tags, String body) {
    ArticleCard card =
        new ArticleCard(
            id,
            version,
            title,
            "slug",
            description,
            null,
            null,
            null,
            null,
            tags,
            Set.of(),
            false,
            false,
            true,
            false,
            List.of(),
            DAY,
            DAY);
    return new RenderedArticle(card, Markdown.render(body));
  }

  SearchResults find(String text) {
    return find(catalogue(), text);
  }

  SearchResults find(Catalogue catalogue, String text) {
    return index.find(catalogue, SearchQuery.of(text), 20, 0);
  }

  /** The ids of the hits, best first. */
  List<Long> ids(String text) {
    return find(text).hits().stream().map(hit -> hit.card().id()).toList();
  }

  /** The snippet of the first hit, with matches in brackets. */
  String snippet(String text) {
    return written(find(text).hits().get(0).snippet());
  }

  static String written(List<Fragment> pieces) {
    return new ArrayList<>(pieces)
        .stream()
            .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
            .collect(Collectors.joining());
  }
}
