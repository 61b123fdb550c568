package dev.gatehouse.library;

import dev.gatehouse.library.markdown.Heading;
import dev.gatehouse.library.markdown.Rendered;
import java.util.List;

/** An article that a reader has before them. */
public record OpenArticle(ArticleCard card, Rendered rendered) {

  /** Its text, safe to show as it is. */
  public String html() {
    return rendered.html();
  }

  /** What its parts are called. */
  public List<Heading> headings() {
    return rendered.headings();
  }
}
