package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.ArticleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

  /**
   * The indexes of the files that are to be imported, in the order in which they are: by their
   * paths, so that articles without a position stay in that order, but the articles with the same
   * slug in the order that their files name, so that the next import finds each of them again.
   */
  List<Integer> order() {
    List<Integer> ahead =
        IntStream.range(0, files.size())
            .filter(i -> files.get(i).report().outcome().isAhead())
            .boxed()
            .toList();
    Map<Integer, Set<Integer>> earlier = earlier(ahead);
    Set<Integer> begun = new HashSet<>();
    Set<Integer> order = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (Integer file : ahead) {
      if (begun.add(file)) {
        open.push(file);
      }
      while (!open.isEmpty()) {
        earlier.getOrDefault(open.peek(), Set.of()).stream()
            .filter(begun::add)
            .findFirst()
            .ifPresentOrElse(open::push, () -> order.add(open.pop()));
      }
    }
    return List.copyOf(order);
  }

  /** Which files come before a file whatever its path is. */
  private Map<Integer, Set<Integer>> earlier(List<Integer> ahead) {
    Map<Integer, Set<Integer>> earlier = new HashMap<>();
    Map<TargetCategory, Integer> last = new HashMap<>();
    Map<String, SortedMap<Integer, Integer>> twins = new HashMap<>();
    for (Integer file : ahead) {
      PlannedFile planned = files.get(file);
      ArticleSettings settings = planned.settings();
      if (settings != null && settings.getPosition() == null) {
        Integer before = last.put(planned.category(), file);
        earlier.put(file, new LinkedHashSet<>(before == null ? Set.of() : Set.of(before)));
      }
      if (settings != null && planned.twin() != null) {
        SortedMap<Integer, Integer> same =
            twins.computeIfAbsent(settings.getSlug(), any -> new TreeMap<>());
        same.put(planned.twin(), file);
      }
    }
    for (SortedMap<Integer, Integer> same : twins.values()) {
      Integer before = null;
      for (Integer file : same.values()) {
        if (before != null) {
          earlier.computeIfAbsent(file, any -> new LinkedHashSet<>()).add(before);
        }
        before = file;
      }
    }
    return earlier;
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
   * @param twin which of the articles with its slug the file says it is; {@code null} for none
   * @param category the target category; {@code null} to leave the article where it is
   * @param articleId the article to change; {@code null} for a new one
   * @param version the article's version when the plan was made
   */
  record PlannedFile(
      FileReport report,
      ArticleSettings settings,
      Integer position,
      Integer twin,
      TargetCategory category,
      Long articleId,
      long version) {
    static PlannedFile nothingFor(FileReport report) {
      return new PlannedFile(report, null, null, null, null, null, 0);
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
