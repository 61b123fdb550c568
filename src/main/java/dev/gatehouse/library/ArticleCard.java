package dev.gatehouse.library;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An article in the catalogue: everything except its text.
 *
 * @param version increases with every change; the text of a version never changes
 * @param categoryId the article's category, or {@code null}
 * @param position see {@link CategorySettings#getPosition}
 * @param lang the language of its text, or {@code null} for the site's
 * @param dir its writing direction, or {@code null} for the usual one of its language
 * @param signedInOnly whether only readers who are signed in see it
 * @param reauthenticate whether only readers see its text who signed in a short time ago
 * @param aliases paths at which it was before
 */
public record ArticleCard(
    long id,
    long version,
    String title,
    String slug,
    String description,
    Long categoryId,
    Integer position,
    String lang,
    TextDirection dir,
    List<String> tags,
    Set<String> groups,
    boolean visitors,
    boolean signedInOnly,
    boolean published,
    boolean reauthenticate,
    List<String> aliases,
    Instant createdAt,
    Instant updatedAt) {

  /** The language of the article on a site of this language. */
  public String languageOr(String siteLanguage) {
    return lang == null ? siteLanguage : lang;
  }

  /** Its writing direction there. */
  public TextDirection directionOr(String siteLanguage) {
    return dir == null ? TextDirection.ofTag(languageOr(siteLanguage)) : dir;
  }

  /** The path of its page on its site. */
  public String path() {
    return "/article/" + id + "-" + slug;
  }
}
