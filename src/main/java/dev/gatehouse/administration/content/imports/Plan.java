package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;
import java.util.List;

/**
 * The plan of an import.
 *
 * @param files one for each file, in the order of the upload
 * @param changedCategories existing categories that change as their folder's description says
 */
record Plan(
    List<PlannedFile> files,
    List<TargetCategory> addedCategories,
    List<TargetCategory> changedCategories) {
  Plan {
    files = List.copyOf(files);
    addedCategories = List.copyOf(addedCategories);
    changedCategories = List.copyOf(changedCategories);
  }

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
}
