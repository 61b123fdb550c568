package dev.gatehouse.library;

import java.time.Instant;
import java.util.Set;

/**
 * A category in the catalogue.
 *
 * @param parentId the category around it, or {@code null}
 * @param position see {@link CategorySettings#getPosition}
 */
public record CategoryCard(
    long id,
    String title,
    String slug,
    String description,
    Long parentId,
    Integer position,
    Set<String> groups,
    boolean visitors,
    Instant createdAt,
    Instant updatedAt) {

  /** The path of its page on its site. */
  public String path() {
    return "/category/" + id + "-" + slug;
  }
}
