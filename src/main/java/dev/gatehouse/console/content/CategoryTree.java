package dev.gatehouse.console.content;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A site's categories as an indented list, in their order; those without one by title. */
public final class CategoryTree {
  private static final Comparator<CategoryCard> ORDER =
      Comparator.comparing(
              CategoryCard::position, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
          .thenComparing(CategoryCard::title, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(CategoryCard::id);

  /** Deeper categories are not indented further. */
  private static final int DEEPEST_SHOWN = 6;

  private final Catalogue catalogue;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * A category in the list.
   *
   * @param path titles from the top level down to the category
   * @param articles number of articles directly in it
   * @param within ids of its ancestors
   */
  public record Node(CategoryCard card, int depth, String path, int articles, List<Long> within) {
    public boolean isClosed() {
      return !card.groups().isEmpty();
    }

    /** The CSS class that indents the category. */
    public String getStyle() {
      return "depth-" + Math.min(depth, DEEPEST_SHOWN);
    }
  }

  CategoryTree(Catalogue catalogue) {
    this.catalogue = catalogue;
    add(null, List.of());
  }

  private void add(Long parent, List<Long> within) {
    for (CategoryCard card : catalogue.categoriesIn(parent).stream().sorted(ORDER).toList()) {
      nodes.add(
          new Node(
              card, within.size(), path(card), catalogue.articlesIn(card.id()).size(), within));
      List<Long> inside = new ArrayList<>(within);
      inside.add(card.id());
      add(card.id(), List.copyOf(inside));
    }
  }

  private String path(CategoryCard card) {
    return catalogue.wayTo(card.id()).stream()
        .map(CategoryCard::title)
        .collect(Collectors.joining(" / "));
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Possible parents of a category: all but itself and its descendants. */
  List<Node> outside(Long id) {
    return nodes.stream()
        .filter(node -> id == null || node.card().id() != id && !node.within().contains(id))
        .toList();
  }
}
