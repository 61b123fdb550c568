package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleText;
import dev.gatehouse.library.Shelf;
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
  private final Map<Long, ArticleText> texts = new LinkedHashMap<>();

  /** Puts an article in place of any other of its number, and into the index. */
  Bookcase with(long id, long version, String title, String body) {
    return with(new ArticleText(id, version, title, null, List.of(), body));
  }

  Bookcase with(long id, String title, String body) {
    return with(id, 1, title, body);
  }

  Bookcase with(ArticleText article) {
    texts.put(article.id(), article);
    index.put(article);
    index.publish();
    return this;
  }

  /** A shelf with all articles as they are now. */
  Shelf shelf() {
    return shelfOf(texts.keySet());
  }

  Shelf shelfOf(Set<Long> ids) {
    return new Shelf(List.of(), cards(ids));
  }

  List<ArticleCard> cards(Set<Long> ids) {
    return texts.values().stream()
        .filter(article -> ids.contains(article.id()))
        .map(Bookcase::card)
        .toList();
  }

  static ArticleCard card(ArticleText article) {
    return new ArticleCard(
        article.id(),
        article.version(),
        article.title(),
        "slug",
        article.description(),
        null,
        article.tags(),
        Set.of(),
        false,
        false,
        true,
        DAY,
        DAY);
  }

  SearchResults find(String text) {
    return find(shelf(), text);
  }

  SearchResults find(Shelf shelf, String text) {
    return index.find(shelf, Sought.of(text), 20, 0);
  }

  /** The numbers of what is found, best first. */
  List<Long> ids(String text) {
    return find(text).hits().stream().map(hit -> hit.card().id()).toList();
  }

  /** The snippet of the first hit, with what is marked in brackets. */
  String snippet(String text) {
    return written(find(text).hits().get(0).snippet());
  }

  static String written(List<Piece> pieces) {
    return new ArrayList<>(pieces)
        .stream()
            .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
            .collect(Collectors.joining());
  }
}
