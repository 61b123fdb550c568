package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.administration.content.imports.Plan.PlannedFile;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Plans one import. */
final class Planner {
  private final TargetCategories categories;
  private final GroupNames groups;
  private final ImportOptions options;
  private final LongFunction<Optional<Planning.Existing>> reading;
  private final Function<Object, String> objections;
  private final Folders folders;
  private final FreeAliases aliases;
  private Weights weights = new Weights(List.of());
  private final Map<String, List<ArticleCard>> bySlug;
  private final Map<String, String> taken = new HashMap<>();
  private final List<PlannedFile> planned = new ArrayList<>();

  /**
   * @param catalogue everything that the site has
   * @param reading finds an article of the site by its id
   * @param objections tells what is wrong with settings; empty text if nothing is
   * @param aliases which old addresses are free
   */
  Planner(
      Catalogue catalogue,
      GroupNames groups,
      ImportOptions options,
      LongFunction<Optional<Planning.Existing>> reading,
      Function<Object, String> objections,
      FreeAliases aliases) {
    this.aliases = aliases;
    this.groups = groups;
    this.options = options;
    this.reading = reading;
    this.objections = objections;
    this.categories = new TargetCategories(catalogue);
    this.folders = new Folders(categories, groups, aliases, options.update());
    this.bySlug =
        catalogue.articles().stream()
            .sorted(Comparator.comparing(ArticleCard::id))
            .collect(Collectors.groupingBy(ArticleCard::slug));
  }

  Plan plan(ZipFolder upload) {
    upload.skipped().forEach(file -> skip(file.path(), file.reason()));
    List<Draft> drafts = drafts(upload.files());
    weights = new Weights(drafts);
    folders.order(weights);
    Set<String> unique = Draft.uniqueSlugs(drafts);
    for (Draft draft : drafts) {
      step(draft, unique.contains(draft.ownSlug()) ? draft.ownSlug() : draft.longSlug());
    }
    planned.sort(Comparator.comparing(step -> step.report().path()));
    Set<TargetCategory> used = used();
    used.removeIf(category -> !category.objections(objections).isEmpty());
    return new Plan(
        planned,
        categories.added().stream().filter(used::contains).toList(),
        used.stream().filter(category -> categories.differs(category, false)).toList(),
        used.stream()
            .filter(category -> categories.differs(category, true))
            .collect(Collectors.toMap(TargetCategory::id, one -> one.settings().getPosition())));
  }

  private List<Draft> drafts(List<MarkdownFile> files) {
    List<Draft> drafts = new ArrayList<>();
    for (MarkdownFile file : files) {
      try {
        Draft draft = Draft.of(file);
        if (file.describesFolder()) {
          groups.ids(draft.metadata().groups);
          folders.describe(draft);
        }
        drafts.add(draft);
      } catch (BadFrontMatter e) {
        skip(file.path(), e.getMessage());
        // One that only names its folder restricts nobody.
        if (file.describesFolder() && !file.isCategory()) {
          folders.close(file.folders(), e.getMessage());
        }
      }
    }
    return drafts;
  }

  private void step(Draft draft, String slug) {
    String path = draft.file().path();
    try {
      Optional<String> objection = folders.objection(draft.file().folders());
      if (objection.isPresent()) {
        skip(path, objection.get());
        return;
      }
      List<String> named = draft.metadata().category;
      TargetCategory category =
          named == null ? folders.category(draft.file().folders()) : categories.at(named);
      if (folders.isDescribedBy(draft) && draft.content().body().isBlank()) {
        report(
            path,
            ImportOutcome.CATEGORY,
            category,
            category.id() == null || options.update()
                ? notes(draft)
                : "the category exists already and stays as it is");
        return;
      }
      Integer twin = draft.metadata().twin;
      String first = taken.putIfAbsent(twin == null ? slug : slug + " " + twin, path);
      if (first != null) {
        skip(
            path,
            "has the slug %s as %s has; give it one of its own"
                .formatted(FileMetadata.shown(slug), first));
      } else {
        step(draft, slug, category);
      }
    } catch (BadFrontMatter e) {
      skip(path, e.getMessage());
    }
  }

  private void step(Draft draft, String slug, TargetCategory category) throws BadFrontMatter {
    String path = draft.file().path();
    List<ArticleCard> known = candidates(slug, draft.metadata().twin);
    if (known.size() > 1) {
      skip(
          path, "could be any of " + known.size() + " articles of this site with the slug " + slug);
      return;
    }
    if (known.size() == 1 && !options.update()) {
      skip(path, "exists already, by its slug " + slug);
      return;
    }
    Planning.Existing article =
        known.isEmpty() ? null : reading.apply(known.get(0).id()).orElse(null);
    ArticleSettings settings = settings(draft, slug, article);
    String wrong =
        Optional.ofNullable(category)
            .map(target -> target.objections(objections))
            .filter(s -> !s.isEmpty())
            .orElseGet(() -> objections.apply(settings));
    if (!wrong.isEmpty()) {
      skip(path, wrong);
    } else if (article == null) {
      add(draft, ImportOutcome.NEW, settings, null, category, null);
    } else {
      Changes changes = Changes.between(Snapshot.of(article.settings()), Snapshot.of(settings));
      boolean stays = category == null || Objects.equals(category.id(), settings.getCategoryId());
      boolean same = stays && changes.isEmpty();
      add(
          draft,
          same ? ImportOutcome.UNCHANGED : ImportOutcome.CHANGE,
          // Another position alone makes no new version of the article.
          stays && changes.isOnly("position") ? null : settings,
          weights.ofArticle(draft),
          category,
          article);
    }
  }

  private List<ArticleCard> candidates(String slug, Integer twin) {
    List<ArticleCard> all = bySlug.getOrDefault(slug, List.of());
    int to = twin == null ? all.size() : Math.min(twin, all.size());
    return all.subList(twin == null ? 0 : Math.min(twin - 1, to), to);
  }

  private ArticleSettings settings(Draft draft, String slug, Planning.Existing article)
      throws BadFrontMatter {
    ArticleSettings settings = article == null ? new ArticleSettings() : article.settings().copy();
    settings.setPublished(article == null ? options.publish() : settings.isPublished());
    settings.setTitle(draft.content().title());
    settings.setSlug(slug);
    settings.setBody(draft.content().body());
    draft.metadata().applyTo(settings, groups.ids(draft.metadata().groups));
    aliases.apply(
        article == null ? null : Place.article(article.id()), draft, settings::setAliases);
    Integer position = weights.ofArticle(draft);
    settings.setPosition(position == null ? settings.getPosition() : position);
    return settings;
  }

  private void add(
      Draft draft,
      ImportOutcome outcome,
      ArticleSettings settings,
      Integer position,
      TargetCategory category,
      Planning.Existing article) {
    TargetCategory shown =
        category == null && article != null
            ? categories.ofId(article.settings().getCategoryId()).orElse(null)
            : category;
    FileReport report = line(draft.file().path(), outcome, shown, notes(draft));
    Long id = article == null ? null : article.id();
    long version = article == null ? 0 : article.version();
    planned.add(
        outcome.isAhead()
            ? new PlannedFile(
                report, settings, position, draft.metadata().twin, category, id, version)
            : PlannedFile.nothingFor(report.as(outcome, report.detail(), id)));
  }

  /** Categories that a file goes into or describes, and the categories above them. */
  private Set<TargetCategory> used() {
    Set<TargetCategory> used = new LinkedHashSet<>(folders.described());
    planned.stream().map(PlannedFile::category).filter(Objects::nonNull).forEach(used::add);
    List.copyOf(used).forEach(category -> used.addAll(category.around()));
    return used;
  }

  private String notes(Draft draft) {
    List<String> notes = new ArrayList<>(draft.metadata().notes);
    weights.note(draft).ifPresent(notes::add);
    return String.join("; ", notes);
  }

  private void skip(String path, String reason) {
    report(path, ImportOutcome.SKIPPED, null, reason);
  }

  private void report(String path, ImportOutcome outcome, TargetCategory category, String detail) {
    planned.add(PlannedFile.nothingFor(line(path, outcome, category, detail)));
  }

  private static FileReport line(
      String path, ImportOutcome outcome, TargetCategory category, String detail) {
    return new FileReport(path, outcome, category == null ? "" : category.path(), detail, null);
  }
}
