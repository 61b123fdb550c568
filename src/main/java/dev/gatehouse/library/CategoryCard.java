package dev.gatehouse.library;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A category in the catalogue.
 *
 * @param parentId the category around it, or {@code null}
 * @param position see {@link CategorySettings#getPosition}
 * @param aliases paths at which it was before
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
    List<String> aliases,
    Instant createdAt,
    Instant updatedAt) {

  /** The path of its page on its site. */
  public String path() {
    return "/category/" + id + "-" + slug;
  }
}
