package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.CategorySettings;

/** A category that articles go into: one that the site has, or one that the import makes. */
final class TargetCategory {
  private final TargetCategory parent;
  private final CategorySettings settings;
  private Long id;

  /**
   * @param parent {@code null} at the top
   * @param id {@code null} for one that is still to be made
   */
  TargetCategory(TargetCategory parent, Long id, CategorySettings settings) {
    this.parent = parent;
    this.id = id;
    this.settings = settings;
  }

  /** The titles on the way to it. */
  String path() {
    String title = settings.getTitle();
    return parent == null ? title : parent.path() + " / " + title;
  }

  TargetCategory parent() {
    return parent;
  }

  CategorySettings settings() {
    return settings;
  }

  Long id() {
    return id;
  }

  void madeAs(long newId) {
    id = newId;
  }
}
