package dev.gatehouse.library;

import java.time.Instant;
import java.util.Set;

/**
 * What the catalogue holds of a category.
 *
 * @param parentId the category it stands in, or {@code null}
 */
public record CategoryCard(
    long id,
    String title,
    String slug,
    String description,
    Long parentId,
    Set<String> groups,
    boolean visitors,
    Instant createdAt,
    Instant updatedAt) {

  /** Where its page is, on its site. */
  public String path() {
    return "/category/" + id + "-" + slug;
  }
}
