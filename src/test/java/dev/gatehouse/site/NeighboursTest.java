package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.site.ArticlePage.Neighbours;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  @Test
  void standsBetweenTheOthers() {
    Neighbours middle = Neighbours.of(card(2), cards(3));

    assertThat(middle.previous().id()).isEqualTo(1);
    assertThat(middle.next().id()).isEqualTo(3);
    assertThat(middle.near()).hasSize(3);
    assertThat(middle.isAny()).isTrue();
    assertThat(middle.isMore()).isFalse();
  }

  @Test
  void endsAtTheFirstAndTheLast() {
    assertThat(Neighbours.of(card(1), cards(3)).previous()).isNull();
    assertThat(Neighbours.of(card(3), cards(3)).next()).isNull();
    assertThat(Neighbours.of(card(1), cards(1)).isAny()).isFalse();
  }

  @Test
  void amongManyShowsSomeAround() {
    for (long id = 1; id <= 100; id++) {
      Neighbours among = Neighbours.of(card(id), cards(100));
      assertThat(among.near()).hasSize(9).extracting(ArticleCard::id).contains(id);
      assertThat(among.isMore()).isTrue();
    }
    assertThat(Neighbours.of(card(50), cards(100)).near().get(0).id()).isEqualTo(46);
  }

  @Test
  void oneThatWasTakenOutMeanwhileHasNoneBehindIt() {
    Neighbours gone = Neighbours.of(card(9), cards(3));

    assertThat(gone.next()).isNull();
    assertThat(gone.near()).hasSize(3);
    assertThat(Neighbours.of(card(9), List.of()).isAny()).isFalse();
  }

  private static List<ArticleCard> cards(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(NeighboursTest::card).toList();
  }

  private static ArticleCard card(long id) {
    Instant day = Instant.parse("2026-01-01T00:00:00Z");
    return new ArticleCard(
        id, 1, "t", "t", "", null, null, null, null, List.of(), Set.of(), false, false, true, false,
        List.of(), day, day);
  }
}
