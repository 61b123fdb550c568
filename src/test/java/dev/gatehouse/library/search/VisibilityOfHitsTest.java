package dev.gatehouse.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.Catalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Results reveal nothing about articles that the reader may not see. */
class VisibilityOfHitsTest {
  private final Bookcase books = new Bookcase();

  @Test
  void countsAndShowsWhatIsOnTheCatalogueOnly() {
    IntStream.rangeClosed(1, 50).forEach(id -> books.with(id, "Secret plan " + id, "of secrets"));
    Catalogue catalogue = books.catalogueOf(Set.of(7L, 8L));

    SearchResults found = books.find(catalogue, "secret");

    assertThat(found.total()).isEqualTo(2);
    assertThat(found.hits()).extracting(hit -> hit.card().id()).containsExactlyInAnyOrder(7L, 8L);
    assertThat(books.find(books.catalogueOf(Set.of()), "secret")).isEqualTo(SearchResults.NOTHING);
  }

  @Test
  void showsNoTextThatIsNewerThanTheCatalogue() {
    books.with(1, 1, "Plan", "for everybody");
    Catalogue before = books.catalogue();
    books.with(1, 2, "Plan", "for the board alone");

    assertThat(books.find(before, "board").total()).isZero();
    assertThat(books.find(before, "plan").total()).isZero();
    assertThat(books.find("board").total()).isEqualTo(1);
  }

  @Test
  void showsNoTextThatIsOlderThanTheCatalogue() {
    books.with(1, 1, "Plan", "that was withdrawn");
    Catalogue catalogue =
        new Catalogue(
            List.of(), List.of(Bookcase.article(1, 2, "Plan", null, List.of(), "new").card()));

    assertThat(books.find(catalogue, "withdrawn").total()).isZero();
  }

  /** Hidden articles, with rare or frequent words, never change a reader's results. */
  @Test
  void ranksAsIfNothingElseWereThere() {
    Bookcase alone = new Bookcase();
    for (Bookcase each : List.of(alone, books)) {
      each.with(1, "Alpha", "alpha alpha beta and some more words")
          .with(2, "Beta", "beta alpha")
          .with(3, "Gamma", "alpho betta gamma alpha beta");
    }
    IntStream.range(10, 200).forEach(id -> books.with(id, "Beta", "beta ".repeat(id)));
    Set<Long> visible = Set.of(1L, 2L, 3L);

    for (String text : List.of("alpha", "beta", "alpha beta", "betta", "gamma beta zeta")) {
      assertThat(books.find(books.catalogueOf(visible), text)).isEqualTo(alone.find(text));
    }
  }

  /** The words of a hidden article must not decide whether a typo is tolerated. */
  @Test
  void toleratesTyposThatAreWordsOfHiddenArticles() {
    books.with(1, "Zebra crossing", "").with(2, "Zebro", "");

    assertThat(books.find(books.catalogueOf(Set.of(1L)), "zebro").total()).isEqualTo(1);
    assertThat(books.find(books.catalogueOf(Set.of(1L)), "zebro unicorn").total()).isEqualTo(1);
  }
}
