package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;

/**
 * An article that the site has.
 *
 * @param settings as they are now
 */
record Known(long id, long version, ArticleSettings settings) {
  static Known of(Article article) {
    return new Known(article.getId(), article.getVersion(), article.getSettings().copy());
  }
}
