package dev.gatehouse.library;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the catalogue holds of an article: all but its text.
 *
 * @param version raised with every change; the text of a version never changes
 * @param categoryId the category it stands in, or {@code null}
 * @param signedInOnly whether nobody sees it without signing in
 */
public record ArticleCard(
    long id,
    long version,
    String title,
    String slug,
    String description,
    Long categoryId,
    List<String> tags,
    Set<String> groups,
    boolean visitors,
    boolean signedInOnly,
    boolean published,
    Instant createdAt,
    Instant updatedAt) {

  /** Where its page is, on its site. */
  public String path() {
    return "/article/" + id + "-" + slug;
  }
}
