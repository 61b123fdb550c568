package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of an import.
 *
 * @param files one for each file, in the order of the upload
 * @param changedCategories existing categories that change as their folder's description says
 * @param categoryPositions of existing categories that get another one, by id
 * @param upload with the files that texts refer to; {@code null} for none
 */
record Plan(
    List<PlannedFile> files,
    List<TargetCategory> addedCategories,
    List<TargetCategory> changedCategories,
    Map<Long, Integer> categoryPositions,
    ZipFolder upload) {
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
    this(files, addedCategories, changedCategories, categoryPositions, null);
  }

  /** The same with what becomes of the files that texts refer to. */
  Plan with(ZipFolder others) {
    List<PlannedFile> all = new ArrayList<>(files);
    others.attached().report().forEach(line -> all.add(PlannedFile.nothingFor(line)));
    all.sort(Comparator.comparing(file -> file.report().path()));
    return new Plan(all, addedCategories, changedCategories, categoryPositions, others);
  }

  /** The file with this hash, if the upload has it. */
  Optional<AttachedFiles.Attached> attached(String hash) {
    return Optional.ofNullable(upload).flatMap(zip -> zip.attached().withHash(hash));
  }

  /** The size of its texts in memory, in characters. */
  long weight() {
    return files.stream().mapToLong(PlannedFile::weight).sum();
  }

  /** The size of the upload on disk, in bytes. */
  long zipSize() {
    return upload == null ? 0 : upload.size();
  }

  /** Lets go of the upload. */
  void close() {
    try {
      if (upload != null) {
        upload.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be closed", e);
    }
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
