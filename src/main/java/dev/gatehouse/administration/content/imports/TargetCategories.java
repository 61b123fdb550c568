package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Slug;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The categories of a site, with those that an import adds. */
final class TargetCategories {
  private final Catalogue catalogue;
  private final List<TargetCategory> known = new ArrayList<>();
  private final Map<Twin, TargetCategory> twins = new HashMap<>();

  private record Twin(TargetCategory parent, String slug, int number) {}

  TargetCategories(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The category with this slug or title in a parent; a new one if there is none. */
  TargetCategory in(TargetCategory parent, String title, String slug) {
    return known.stream()
        .filter(
            category -> category.parent() == parent && isNamed(category.settings(), title, slug))
        .findFirst()
        .or(() -> existing(parent, title, slug))
        .orElseGet(() -> remember(new TargetCategory(parent, null, named(title, slug))));
  }

  /**
   * The category with exactly this slug in a parent, of several that may have it or the same title;
   * a new one if there are not so many.
   *
   * @param number of those with the slug in the order of their ids, from 1
   */
  TargetCategory twin(TargetCategory parent, String title, String slug, int number) {
    return twins.computeIfAbsent(
        new Twin(parent, slug, number),
        key ->
            siblings(parent).stream()
                .filter(card -> card.slug().equals(slug))
                .sorted(Comparator.comparing(CategoryCard::id))
                .skip(number - 1)
                .findFirst()
                .map(this::of)
                .orElseGet(() -> remember(new TargetCategory(parent, null, named(title, slug)))));
  }

  /** The category at the end of a path of titles from the top. */
  TargetCategory at(List<String> titles) {
    TargetCategory category = null;
    for (String title : titles) {
      category = in(category, title, Slug.of(title, "category"));
    }
    return category;
  }

  /** An existing category of the site. */
  Optional<TargetCategory> ofId(Long id) {
    return Optional.ofNullable(id).flatMap(catalogue::category).map(this::of);
  }

  /** The existing categories in a parent. */
  private List<CategoryCard> siblings(TargetCategory parent) {
    return parent != null && parent.id() == null
        ? List.of()
        : catalogue.categoriesIn(parent == null ? null : parent.id());
  }

  private Optional<TargetCategory> existing(TargetCategory parent, String title, String slug) {
    List<CategoryCard> siblings = siblings(parent);
    return siblings.stream()
        .filter(card -> card.slug().equals(slug))
        .findFirst()
        .or(() -> siblings.stream().filter(c -> c.title().equalsIgnoreCase(title)).findFirst())
        .map(this::of);
  }

  private TargetCategory of(CategoryCard card) {
    return known.stream()
        .filter(category -> Objects.equals(category.id(), card.id()))
        .findFirst()
        .orElseGet(() -> remember(new TargetCategory(parentOf(card), card.id(), settings(card))));
  }

  private TargetCategory parentOf(CategoryCard card) {
    return ofId(card.parentId()).orElse(null);
  }

  private TargetCategory remember(TargetCategory category) {
    known.add(category);
    return category;
  }

  /**
   * Whether an existing category is to change.
   *
   * @param position whether it is its position that matters, or else all but that
   */
  boolean differs(TargetCategory category, boolean position) {
    return category.id() != null
        && catalogue
            .category(category.id())
            .map(TargetCategories::settings)
            .map(now -> Changes.between(Snapshot.of(now), Snapshot.of(category.settings())))
            .filter(changes -> position ? changes.has("position") : !changes.isOnly("position"))
            .isPresent();
  }

  /** The new categories, outer ones first. */
  List<TargetCategory> added() {
    return known.stream().filter(category -> category.id() == null).toList();
  }

  private static boolean isNamed(CategorySettings settings, String title, String slug) {
    return slug.equals(settings.getSlug()) || title.equalsIgnoreCase(settings.getTitle());
  }

  private static CategorySettings named(String title, String slug) {
    CategorySettings settings = new CategorySettings();
    settings.setTitle(title);
    settings.setSlug(slug);
    return settings;
  }

  /** The current settings of a category. */
  static CategorySettings settings(CategoryCard card) {
    CategorySettings settings = named(card.title(), card.slug());
    settings.setDescription(card.description());
    settings.setParentId(card.parentId());
    settings.setPosition(card.position());
    settings.setGroups(new TreeSet<>(card.groups()));
    settings.setVisitors(card.visitors());
    settings.setAliases(card.aliases());
    return settings;
  }

  /** A folder's name as a title: {@code first-steps} is "First steps". */
  static String title(String name) {
    String words = name.replaceAll("[-_]+", " ").trim();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
