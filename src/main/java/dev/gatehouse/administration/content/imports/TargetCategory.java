package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.CategorySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The category that an article goes into, existing or new. */
final class TargetCategory {
  private final TargetCategory parent;
  private final CategorySettings settings;
  private Long id;

  /**
   * @param parent {@code null} at the top
   * @param id {@code null} for one that is not made yet
   */
  TargetCategory(TargetCategory parent, Long id, CategorySettings settings) {
    this.parent = parent;
    this.id = id;
    this.settings = settings;
  }

  /** The titles from the top down to it. */
  String path() {
    String title = settings.getTitle();
    return parent == null ? title : parent.path() + " / " + title;
  }

  /** What is wrong with it, or with a category around it; empty if nothing is. */
  String objections(Function<Object, String> objections) {
    for (TargetCategory at = this; at != null; at = at.parent) {
      String wrong = objections.apply(at.settings);
      if (!wrong.isEmpty()) {
        return "goes into a category that " + wrong;
      }
    }
    return "";
  }

  /** The categories above it. */
  List<TargetCategory> around() {
    List<TargetCategory> above = new ArrayList<>();
    for (TargetCategory at = parent; at != null; at = at.parent) {
      above.add(at);
    }
    return above;
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
