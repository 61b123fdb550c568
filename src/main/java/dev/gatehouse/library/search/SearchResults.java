package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import java.util.List;

/**
 * The results of a search.
 *
 * @param total how many articles match that the viewer may see
 * @param hits the requested part of them, best first
 * @param complete whether every article was searched; while the index is being built, only those
 *     that are in it by then
 */
public record SearchResults(long total, List<Hit> hits, boolean complete) {
  /** In seconds: most indexes are built by then. */
  public static final int RETRY_AFTER_SECONDS = 2;

  static final SearchResults NOTHING = new SearchResults(0, List.of(), true);

  /** Whether nothing can be said yet: nothing was found, and not everything was searched. */
  public boolean isUnknown() {
    return total == 0 && !complete;
  }

  SearchResults incomplete() {
    return new SearchResults(total, hits, false);
  }

  /**
   * An article that matches.
   *
   * @param title its title, with the matches marked
   * @param snippet the excerpt of its text that matches best; plain text
   * @param section the part of the text that the excerpt is from; {@code null} at the beginning of
   *     the text, and if the title already has every word of the query
   */
  public record Hit(
      ArticleCard card, List<Fragment> title, List<Fragment> snippet, Section section) {
    /** The path of its page, at the section. */
    public String path() {
      return section == null ? card.path() : card.path() + "#" + section.anchor();
    }
  }

  /**
   * A part of an article.
   *
   * @param heading with the matches marked
   */
  public record Section(String anchor, List<Fragment> heading) {}

  /**
   * A part of a title or excerpt, in plain text.
   *
   * @param marked whether it matches the query
   */
  public record Fragment(String text, boolean marked) {}
}
