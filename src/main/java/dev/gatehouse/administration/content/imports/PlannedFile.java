package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;

/**
 * A file of a plan.
 *
 * @param settings the article's new settings; {@code null} if nothing is to be done
 * @param category the target category; {@code null} to leave the article where it is
 * @param articleId the article to change; {@code null} for a new one
 * @param version the article's version when the plan was made
 */
record PlannedFile(
    FileReport report,
    ArticleSettings settings,
    TargetCategory category,
    Long articleId,
    long version) {
  static PlannedFile nothingFor(FileReport report) {
    return new PlannedFile(report, null, null, null, 0);
  }

  /** The size of its text in memory, in characters. */
  long weight() {
    return settings == null ? 0 : settings.getBody().length();
  }
}
