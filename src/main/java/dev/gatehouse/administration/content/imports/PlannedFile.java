package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;

/**
 * A file of a plan.
 *
 * @param settings what the article will be; {@code null} when nothing is to be done
 * @param place the category it goes into; {@code null} to leave it where it is
 * @param articleId the article that is changed; {@code null} for a new one
 * @param version of that article when the plan was made
 */
record PlannedFile(
    FileReport report,
    ArticleSettings settings,
    TargetCategory place,
    Long articleId,
    long version) {
  static PlannedFile nothingFor(FileReport report) {
    return new PlannedFile(report, null, null, null, 0);
  }

  /** How much memory its text takes, in characters. */
  long weight() {
    return settings == null ? 0 : settings.getBody().length();
  }
}
