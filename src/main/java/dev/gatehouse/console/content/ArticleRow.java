package dev.gatehouse.console.content;

import dev.gatehouse.library.ArticleCard;
import java.time.Instant;
import java.util.List;

/**
 * An article in a list.
 *
 * @param category the path of the category that it stands in; empty for none
 * @param groups the names of the groups that alone see it
 */
public record ArticleRow(ArticleCard card, String category, List<String> groups) {
  public long getId() {
    return card.id();
  }

  public long getVersion() {
    return card.version();
  }

  public String getTitle() {
    return card.title();
  }

  public String getCategory() {
    return category;
  }

  public String getGroups() {
    return String.join(", ", groups);
  }

  public boolean isPublished() {
    return card.published();
  }

  public boolean isSignedInOnly() {
    return card.signedInOnly();
  }

  public boolean isVisitors() {
    return card.visitors();
  }

  public Instant getUpdatedAt() {
    return card.updatedAt();
  }

  /** Where readers find it. */
  public String getPath() {
    return card.path();
  }
}
