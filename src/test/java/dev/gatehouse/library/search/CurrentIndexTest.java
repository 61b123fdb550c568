package dev.gatehouse.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.RenderedArticle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An index is updated to a revision, reading only what changed. */
class CurrentIndexTest {
  private final CurrentIndex index = new CurrentIndex(CurrentIndex.PATIENCE);
  private final Map<Long, RenderedArticle> stored = new LinkedHashMap<>();
  private final List<List<Long>> asked = new ArrayList<>();

  @Test
  void readsAtFirstEverythingInParts() {
    LongStream.rangeClosed(1, 1_234).forEach(id -> write(id, 1, "book " + id));

    assertThat(catchUp(1)).isTrue();

    assertThat(asked).hasSize(62).allMatch(ids -> ids.size() <= 20);
    assertThat(total("book")).isEqualTo(1_234);
    assertThat(index.bytes()).isPositive();
  }

  @Test
  void readsAfterwardsWhatChangedAndForgetsWhatIsGone() {
    LongStream.rangeClosed(1, 100).forEach(id -> write(id, 1, "book " + id));
    catchUp(1);
    asked.clear();

    write(7, 2, "novel");
    write(101, 1, "atlas");
    stored.remove(8L);
    catchUp(2);

    assertThat(asked).containsExactly(List.of(7L, 101L));
    assertThat(total("novel")).isEqualTo(1);
    assertThat(total("atlas")).isEqualTo(1);
    assertThat(total("book")).isEqualTo(98);
  }

  @Test
  void readsNothingForARevisionThatItHas() {
    write(1, 1, "book");
    catchUp(5);
    asked.clear();

    assertThat(catchUp(5)).isFalse();
    assertThat(catchUp(4)).isFalse();
    assertThat(asked).isEmpty();
    assertThat(catchUp(6)).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void goesOnWhereItFailed() {
    LongStream.rangeClosed(1, 50).forEach(id -> write(id, 1, "book " + id));
    try {
      index.catchUp(
          1,
          this::cards,
          cards -> {
            if (cards.stream().anyMatch(card -> card.id() == 25)) {
              throw new IllegalStateException("no database");
            }
            return read(cards);
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no database");
    }
    assertThat(index.isCurrent(1)).isFalse();
    asked.clear();

    catchUp(1);

    assertThat(index.isCurrent(1)).isTrue();
    assertThat(asked).hasSize(2);
    assertThat(total("book")).isEqualTo(50);
  }

  @Test
  void leavesOutWhatIsDeletedWhileItReads() {
    write(1, 1, "book");
    List<ArticleCard> before = cards();
    stored.clear();

    index.catchUp(1, () -> before, this::read);

    assertThat(
            index.articles().find(new Catalogue(List.of(), before), SearchQuery.of("book"), 20, 0))
        .isEqualTo(SearchResults.NOTHING);
  }

  private boolean catchUp(long revision) {
    return index.catchUp(revision, this::cards, this::read);
  }

  private void write(long id, long version, String title) {
    stored.put(id, Bookcase.article(id, version, title, null, List.of(), "text"));
  }

  private List<ArticleCard> cards() {
    return stored.values().stream().map(RenderedArticle::card).toList();
  }

  private List<RenderedArticle> read(List<ArticleCard> cards) {
    List<Long> ids = cards.stream().map(ArticleCard::id).toList();
    asked.add(ids);
    return ids.stream().filter(stored::containsKey).map(stored::get).toList();
  }

  private long total(String text) {
    return index
        .articles()
        .find(new Catalogue(List.of(), cards()), SearchQuery.of(text), 1, 0)
        .total();
  }
}
