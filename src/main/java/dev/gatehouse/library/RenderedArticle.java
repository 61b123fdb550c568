package dev.gatehouse.library;

import dev.gatehouse.library.markdown.Markdown.Heading;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import java.util.List;

/** An article with its text, in one of its versions. */
public record RenderedArticle(ArticleCard card, Rendered rendered) {

  /** The text as HTML that is safe to show. */
  public String html() {
    return rendered.html();
  }

  /** The headings of its parts. */
  public List<Heading> headings() {
    return rendered.headings();
  }
}
