package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.CategoryChanges;
import dev.gatehouse.administration.content.OrderChanges;
import dev.gatehouse.administration.people.GroupChanges;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks and writes a site's groups, categories and articles as a file has them. */
@ApplicationScoped
class ContentSteps {
  @Inject GroupChanges groupChanges;
  @Inject CategoryChanges categoryChanges;
  @Inject ArticleChanges articleChanges;
  @Inject OrderChanges orderChanges;
  @Inject Categories categories;
  @Inject Articles articles;

  /** Adds all errors, so that writing meets none. */
  void check(ApplyWork work, Optional<TenantId> site) {
    SiteFile file = work.file();
    Set<String> groups = new HashSet<>(file.references(FileSection.GROUPS));
    groups.addAll(work.before().references(FileSection.GROUPS));
    Set<String> tree = new HashSet<>(file.references(FileSection.CATEGORIES));
    tree.addAll(work.before().references(FileSection.CATEGORIES));
    for (Wanted<GroupSettings> wanted : file.groups()) {
      work.errors().addAll(wanted.errors());
    }
    for (Wanted<CategorySettings> wanted : file.categories()) {
      site.flatMap(id -> stored(work, FileSection.CATEGORIES, wanted).flatMap(c -> category(id, c)))
          .ifPresent(known -> wanted.objections().keep(known.getSettings(), wanted.settings()));
      requireGroups(wanted, wanted.settings().getGroups(), groups);
      work.errors().addAll(wanted.errors());
    }
    for (Wanted<ArticleSettings> wanted : file.articles()) {
      site.flatMap(id -> stored(work, FileSection.ARTICLES, wanted).flatMap(a -> article(id, a)))
          .ifPresent(known -> wanted.objections().keep(known.getSettings(), wanted.settings()));
      requireGroups(wanted, wanted.settings().getGroups(), groups);
      if (wanted.linked() != null && !tree.contains(wanted.linked())) {
        wanted.objections().object("category", "must be the slug of a category");
      }
      work.errors().addAll(wanted.errors());
    }
  }

  private static void requireGroups(
      Wanted<?> wanted, Collection<String> given, Set<String> groups) {
    if (given != null && !groups.containsAll(given.stream().filter(Objects::nonNull).toList())) {
      wanted.objections().objectOnce("groups", "names a group that neither file nor site has");
    }
  }

  private static Optional<Long> stored(ApplyWork work, FileSection section, Wanted<?> wanted) {
    return Optional.ofNullable(work.before().of(section).get(wanted.reference()))
        .map(SiteState.Described::id);
  }

  private Optional<Category> category(TenantId site, long id) {
    return categories.find(site, id);
  }

  private Optional<Article> article(TenantId site, long id) {
    return articles.find(site, id);
  }

  void write(ApplyWork work, Tenant site) {
    work.file().groups().forEach(wanted -> write(work, site, wanted));
    Map<Long, Integer> branches = new LinkedHashMap<>();
    Map<String, Long> tree = new HashMap<>();
    work.before().of(FileSection.CATEGORIES).forEach((name, known) -> tree.put(name, known.id()));
    for (Wanted<CategorySettings> wanted : work.file().categories()) {
      wanted.settings().setParentId(tree.get(wanted.linked()));
      Integer position = wanted.settings().getPosition();
      long id = writeCategory(work, site, wanted);
      tree.put(wanted.reference(), id);
      branches.put(id, position);
    }
    Map<Long, Integer> leaves = new LinkedHashMap<>();
    for (Wanted<ArticleSettings> wanted : work.file().articles()) {
      wanted.settings().setCategoryId(tree.get(wanted.linked()));
      Integer position = wanted.settings().getPosition();
      leaves.put(writeArticle(work, site, wanted), position);
    }
    // At last, since what moves to another category is put there behind all others.
    orderChanges.place(work.actor(), site, branches, leaves);
  }

  private void write(ApplyWork work, Tenant site, Wanted<GroupSettings> wanted) {
    SiteState.Described known = work.before().of(FileSection.GROUPS).get(wanted.reference());
    if (known == null) {
      groupChanges.create(work.actor(), site, wanted.settings(), wanted.objections());
    } else if (!wanted.settings().getName().equals(known.members().get("name"))) {
      groupChanges.change(
          work.actor(),
          site,
          wanted.reference(),
          version -> {},
          wanted.settings(),
          wanted.objections());
    }
  }

  private long writeCategory(ApplyWork work, Tenant site, Wanted<CategorySettings> wanted) {
    SiteState.Described known = work.before().of(FileSection.CATEGORIES).get(wanted.reference());
    if (known == null) {
      return categoryChanges
          .create(work.actor(), site, wanted.settings(), wanted.objections())
          .getId();
    }
    Map<String, Object> wish = SiteStates.describe(wanted.settings(), wanted.linked());
    if (!isSame(wish, known)) {
      categoryChanges.change(
          work.actor(), site, known.id(), version -> {}, wanted.settings(), wanted.objections());
    }
    return known.id();
  }

  /** Whether all but the position is the same. */
  private static boolean isSame(Map<String, Object> wish, SiteState.Described known) {
    return Changes.between(known.members(), wish).isOnly("position");
  }

  private long writeArticle(ApplyWork work, Tenant site, Wanted<ArticleSettings> wanted) {
    SiteState.Described known = work.before().of(FileSection.ARTICLES).get(wanted.reference());
    Map<String, Object> wish = SiteStates.describe(wanted.settings(), wanted.linked());
    if (known == null) {
      return articleChanges
          .create(work.actor(), site, wanted.settings(), wanted.objections())
          .getId();
    }
    if (!isSame(wish, known)) {
      articleChanges.change(
          work.actor(), site, known.id(), version -> {}, wanted.settings(), wanted.objections());
    }
    return known.id();
  }

  /** Deletes what is in categories before them. */
  void prune(ApplyWork work, Tenant site) {
    for (String extra : work.extras(FileSection.ARTICLES)) {
      long id = work.before().of(FileSection.ARTICLES).get(extra).id();
      articleChanges.delete(work.actor(), site, id, version -> {});
    }
    List<String> branches = new ArrayList<>(work.extras(FileSection.CATEGORIES));
    Collections.reverse(branches);
    for (String extra : branches) {
      long id = work.before().of(FileSection.CATEGORIES).get(extra).id();
      categoryChanges.delete(work.actor(), site, id, version -> {});
    }
    for (String extra : work.extras(FileSection.GROUPS)) {
      groupChanges.delete(work.actor(), site, extra, version -> {});
    }
  }
}
