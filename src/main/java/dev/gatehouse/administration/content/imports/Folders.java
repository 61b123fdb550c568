package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folders of an upload as categories, with what a file in them says about them. */
final class Folders {
  private final Map<List<String>, Draft> descriptions = new HashMap<>();
  private final Map<List<String>, Draft> names = new HashMap<>();
  private final Map<List<String>, String> closed = new HashMap<>();
  private final Map<List<String>, TargetCategory> categories = new LinkedHashMap<>();
  private final TargetCategories site;
  private final GroupNames groups;
  private final FreeAliases aliases;
  private final boolean update;
  private Weights weights = new Weights(List.of());

  Folders(TargetCategories site, GroupNames groups, FreeAliases aliases, boolean update) {
    this.site = site;
    this.groups = groups;
    this.aliases = aliases;
    this.update = update;
  }

  /**
   * Takes what a file says about its folder; the first file counts. One that can do nothing else
   * has the folder's name and place, also if another says who may see it.
   */
  void describe(Draft draft) {
    (draft.file().isCategory() ? names : descriptions).putIfAbsent(draft.file().folders(), draft);
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
    return draft.file().isCategory() || descriptions.get(draft.file().folders()) == draft;
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
    Draft named = names.get(folder);
    if (described == null && named == null) {
      return site.in(parent, TargetCategories.title(name), Slug.of(name, "category"));
    }
    boolean isNamed = named != null && (described == null || named.metadata().title != null);
    String title = (isNamed ? named : described).content().title();
    FileMetadata twin = described == null ? named.metadata() : described.metadata();
    TargetCategory category =
        twin.twin == null
            ? site.in(parent, title, (described == null ? named : described).ownSlug())
            : site.twin(parent, title, twin.slug, twin.twin);
    if (category.id() == null || update) {
      category.settings().setTitle(title);
      apply(described, category);
      apply(named, category);
    }
    return category;
  }

  /** Sets what the front matter has, and leaves everything else. */
  private void apply(Draft draft, TargetCategory category) throws BadFrontMatter {
    if (draft == null) {
      return;
    }
    CategorySettings settings = category.settings();
    FileMetadata metadata = draft.metadata();
    Set<String> ids = groups.ids(metadata.groups);
    settings.setDescription(
        metadata.description == null ? settings.getDescription() : metadata.description);
    settings.setGroups(metadata.groups == null ? settings.getGroups() : new TreeSet<>(ids));
    settings.setVisitors(metadata.visitors == null ? settings.isVisitors() : metadata.visitors);
    Place own = category.id() == null ? null : Place.category(category.id());
    aliases.apply(own, draft, settings::setAliases);
    Integer position = weights.ofFolder(draft);
    settings.setPosition(position == null ? settings.getPosition() : position);
  }

  /** The categories that have a description. */
  List<TargetCategory> described() {
    List<TargetCategory> found = new ArrayList<>();
    Stream.concat(descriptions.keySet().stream(), names.keySet().stream())
        .distinct()
        .map(categories::get)
        .filter(Objects::nonNull)
        .forEach(found::add);
    return found;
  }
}
