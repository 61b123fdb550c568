package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The plan of an import.
 *
 * @param files one for each file, in the order of the upload
 * @param changedCategories existing categories that change as their folder's description says
 * @param categoryPositions of existing categories that get another one, by id
 * @param attached the files that texts refer to
 */
record Plan(
    List<PlannedFile> files,
    List<TargetCategory> addedCategories,
    List<TargetCategory> changedCategories,
    Map<Long, Integer> categoryPositions,
    AttachedFiles attached) {
  Plan {
    files = List.copyOf(files);
    addedCategories = List.copyOf(addedCategories);
    changedCategories = List.copyOf(changedCategories);
    categoryPositions = Map.copyOf(categoryPositions);
  }

  /** A plan without other files. */
  Plan(
      List<PlannedFile> files,
      List<TargetCategory> addedCategories,
      List<TargetCategory> changedCategories,
      Map<Long, Integer> categoryPositions) {
    this(files, addedCategories, changedCategories, categoryPositions, new AttachedFiles());
  }

  /** The same with what becomes of the files that texts refer to. */
  Plan with(AttachedFiles others) {
    List<PlannedFile> all = new ArrayList<>(files);
    others.report().forEach(line -> all.add(PlannedFile.nothingFor(line)));
    all.sort(Comparator.comparing(file -> file.report().path()));
    return new Plan(all, addedCategories, changedCategories, categoryPositions, others);
  }

  /** The size of its texts and files in memory, in characters or bytes. */
  long weight() {
    return attached.weight() + files.stream().mapToLong(PlannedFile::weight).sum();
  }

  /**
   * A file of a plan.
   *
   * @param settings the article's new settings; {@code null} if nothing else than its position
   *     changes
   * @param position that the file sets; {@code null} for none
   * @param category the target category; {@code null} to leave the article where it is
   * @param articleId the article to change; {@code null} for a new one
   * @param version the article's version when the plan was made
   */
  record PlannedFile(
      FileReport report,
      ArticleSettings settings,
      Integer position,
      TargetCategory category,
      Long articleId,
      long version) {
    static PlannedFile nothingFor(FileReport report) {
      return new PlannedFile(report, null, null, null, null, 0);
    }

    /** Whether an existing article gets another position. */
    boolean isPlaced() {
      return articleId != null && position != null;
    }

    /** The size of its text in memory, in characters. */
    long weight() {
      return settings == null ? 0 : settings.getBody().length();
    }
  }
}
