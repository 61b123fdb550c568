package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The folders of an upload as categories, with what a file in them says about them. */
final class Folders {
  private final Map<List<String>, Draft> descriptions = new HashMap<>();
  private final Map<List<String>, String> closed = new HashMap<>();
  private final Map<List<String>, TargetCategory> categories = new LinkedHashMap<>();
  private final TargetCategories site;
  private final GroupNames groups;
  private final boolean update;
  private Weights weights = new Weights(List.of());

  Folders(TargetCategories site, GroupNames groups, boolean update) {
    this.site = site;
    this.groups = groups;
    this.update = update;
  }

  /** Takes what a file says about its folder; the first file counts. */
  void describe(Draft draft) {
    descriptions.putIfAbsent(draft.file().folders(), draft);
  }

  /** Takes what all files say about their order. */
  void order(Weights ofFiles) {
    weights = ofFiles;
  }

  /** Excludes a folder, because its description does not say who may see it. */
  void close(List<String> folder, String reason) {
    closed.putIfAbsent(folder, reason);
  }

  boolean isDescribedBy(Draft draft) {
    return descriptions.get(draft.file().folders()) == draft;
  }

  /** The reason why nothing in this folder is imported, if there is one. */
  Optional<String> objection(List<String> folder) {
    for (int depth = 1; depth <= folder.size(); depth++) {
      String reason = closed.get(folder.subList(0, depth));
      if (reason != null) {
        return Optional.of("is in a folder whose description " + reason);
      }
    }
    return Optional.empty();
  }

  /**
   * The category of a folder; {@code null} for the outermost one.
   *
   * @throws BadFrontMatter when the folder is restricted to unknown groups
   */
  TargetCategory category(List<String> folder) throws BadFrontMatter {
    if (folder.isEmpty()) {
      return null;
    }
    TargetCategory known = categories.get(folder);
    if (known != null) {
      return known;
    }
    TargetCategory made = find(category(folder.subList(0, folder.size() - 1)), folder);
    categories.put(List.copyOf(folder), made);
    return made;
  }

  private TargetCategory find(TargetCategory parent, List<String> folder) throws BadFrontMatter {
    String name = folder.get(folder.size() - 1);
    Draft described = descriptions.get(folder);
    if (described == null) {
      return site.in(parent, TargetCategories.title(name), Slug.of(name, "category"));
    }
    FileMetadata metadata = described.metadata();
    TargetCategory category =
        metadata.twin == null
            ? site.in(parent, described.content().title(), described.ownSlug())
            : site.twin(parent, described.content().title(), metadata.slug, metadata.twin);
    if (category.id() == null || update) {
      CategorySettings settings = category.settings();
      settings.setTitle(described.content().title());
      apply(metadata, settings);
      Integer position = weights.ofFolder(described);
      settings.setPosition(position == null ? settings.getPosition() : position);
    }
    return category;
  }

  /** Sets what the front matter has, and leaves everything else. */
  private void apply(FileMetadata metadata, CategorySettings settings) throws BadFrontMatter {
    Set<String> ids = groups.ids(metadata.groups);
    settings.setDescription(
        metadata.description == null ? settings.getDescription() : metadata.description);
    settings.setGroups(metadata.groups == null ? settings.getGroups() : new TreeSet<>(ids));
    settings.setVisitors(metadata.visitors == null ? settings.isVisitors() : metadata.visitors);
    settings.setAliases(metadata.aliases == null ? settings.getAliases() : metadata.aliases);
  }

  /** The categories that have a description. */
  List<TargetCategory> described() {
    List<TargetCategory> found = new ArrayList<>();
    descriptions.keySet().stream().map(categories::get).filter(p -> p != null).forEach(found::add);
    return found;
  }
}
