package dev.gatehouse.console.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {
  private final CategoryTree tree =
      new CategoryTree(
          new Catalogue(
              List.of(
                  card(1, null, "Zoo"),
                  card(2, null, "Apes"),
                  card(3, 2L, "gorillas"),
                  card(4, 2L, "Bonobos"),
                  card(5, 4L, "Young")),
              List.of()));

  private static CategoryCard card(long id, Long parent, String title) {
    return new CategoryCard(
        id,
        title,
        "s",
        null,
        parent,
        null,
        Set.of(),
        false,
        List.of(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Test
  void putsCategoriesBelowWhatTheyStandInByTitle() {
    assertThat(tree.nodes())
        .extracting(CategoryTree.Node::path)
        .containsExactly(
            "Apes", "Apes / Bonobos", "Apes / Bonobos / Young", "Apes / gorillas", "Zoo");
    assertThat(tree.nodes())
        .extracting(CategoryTree.Node::getStyle)
        .containsExactly("depth-0", "depth-1", "depth-2", "depth-1", "depth-0");
  }

  @Test
  void offersNoCategoryThatWouldStandInItself() {
    assertThat(tree.outside(2L)).extracting(node -> node.card().title()).containsExactly("Zoo");
    assertThat(tree.outside(null)).hasSize(5);
  }
}
