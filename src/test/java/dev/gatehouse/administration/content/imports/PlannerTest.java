package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.administration.content.imports.Plan.PlannedFile;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleLanguage;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.TextDirection;
import jakarta.validation.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Rules RULES =
      new Rules(Validation.buildDefaultValidatorFactory().getValidator());
  private static final Instant NOW = Instant.EPOCH;

  private final List<CategoryCard> categories = new ArrayList<>();
  private final List<ArticleCard> articles = new ArrayList<>();
  private final Map<Long, Planning.Existing> known = new HashMap<>();
  private final Map<String, Place> owners = new HashMap<>();
  private boolean update;

  private void category(long id, Long parent, String title, String slug) {
    categories.add(
        new CategoryCard(
            id, title, slug, null, parent, null, Set.of("inside"), false, List.of(), NOW, NOW));
  }

  private void article(long id, String slug, ArticleSettings settings) {
    settings.setSlug(slug);
    articles.add(
        new ArticleCard(
            id,
            3,
            settings.getTitle(),
            slug,
            null,
            settings.getCategoryId(),
            null,
            null,
            null,
            List.of(),
            Set.of(),
            false,
            false,
            true,
            false,
            settings.getAliases(),
            NOW,
            NOW));
    known.put(id, new Planning.Existing(id, 3, settings));
  }

  private static ArticleSettings text(String title, String body) {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle(title);
    settings.setBody(body);
    return settings;
  }

  private Plan plan(Zips zip) throws Exception {
    GroupNames groups = GroupNames.of(Map.of("staff", "Staff", "g2", "Twice", "g3", "Twice"));
    return new Planner(
            new Catalogue(categories, articles),
            groups,
            new ImportOptions(update, true),
            id -> Optional.ofNullable(known.get(id)),
            PlannerTest::wrong,
            new FreeAliases((own, alias) -> taken(own, alias)))
        .plan(Zips.read(zip.bytes()));
  }

  private Optional<String> taken(Place own, String alias) {
    return Optional.ofNullable(owners.get(alias))
        .filter(owner -> !owner.equals(own))
        .map(owner -> "is an alias of " + owner.id());
  }

  private static String wrong(Object settings) {
    try {
      RULES.check(settings).requireNone();
      return "";
    } catch (Invalid e) {
      return Planning.told(e);
    }
  }

  private static PlannedFile step(Plan plan, String path) {
    return plan.files().stream()
        .filter(s -> s.report().path().equals(path))
        .findAny()
        .orElseThrow();
  }

  private static void assertSkipped(Plan plan, String path, String reason) {
    assertThat(step(plan, path).report().outcome()).isEqualTo(ImportOutcome.SKIPPED);
    assertThat(step(plan, path).report().detail()).contains(reason);
  }

  @Test
  void makesArticlesOfFilesAndCategoriesOfFolders() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("top.md", "---\ntitle: Top\ngroups: Staff\n---\nx")
                .with("first-steps/2020-01-31-sign-in.md", "# Sign in\n\nText")
                .with("first-steps/later/b.md", "x"));

    PlannedFile top = step(plan, "top.md");
    assertThat(top.report().outcome()).isEqualTo(ImportOutcome.NEW);
    assertThat(top.category()).isNull();
    assertThat(top.settings().getGroups()).containsExactly("staff");
    PlannedFile inner = step(plan, "first-steps/2020-01-31-sign-in.md");
    assertThat(inner.settings().getTitle()).isEqualTo("Sign in");
    assertThat(inner.settings().getSlug()).isEqualTo("sign-in");
    assertThat(inner.settings().getBody()).isEqualTo("Text");
    assertThat(inner.settings().isPublished()).isTrue();
    assertThat(plan.addedCategories())
        .extracting(TargetCategory::path)
        .containsExactly("First steps", "First steps / Later");
  }

  @Test
  void articlesWithOneSlugAreMadeInTheirOrderAndOthersByTheirPaths() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("1-a/1-start.md", "---\ntitle: Start\nslug: start\ntwin: 3\n---\nx")
                .with("1-a/2-next.md", "# Next")
                .with("2-b/1-before.md", "# Before")
                .with("2-b/2-start.md", "---\ntitle: Start\nslug: start\ntwin: 1\n---\nx")
                .with("3-c/1-start.md", "---\ntitle: Start\nslug: start\ntwin: 2\n---\nx")
                .with("4-d/1-other.md", "# Other"));

    assertThat(plan.order())
        .extracting(index -> plan.files().get(index).report().path())
        .containsExactly(
            "2-b/1-before.md",
            "2-b/2-start.md",
            "3-c/1-start.md",
            "1-a/1-start.md",
            "1-a/2-next.md",
            "4-d/1-other.md");
  }

  @Test
  void ordersThatExcludeEachOtherLeaveOutNoFile() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("a/1.md", "---\nslug: one\ntwin: 2\n---\nx")
                .with("a/2.md", "---\nslug: two\ntwin: 1\n---\nx")
                .with("b/1.md", "---\nslug: two\ntwin: 2\n---\nx")
                .with("b/2.md", "---\nslug: one\ntwin: 1\n---\nx"));

    assertThat(plan.order()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void weightsBecomePositionsAndTiesGoByName() throws Exception {
    update = true;
    category(7, null, "Guides", "guides");
    article(21, "kept", text("Kept", "x"));
    article(22, "same", text("Same", "x"));
    known.get(21L).settings().setPosition(9);

    Plan plan =
        plan(
            Zips.zip()
                .with("guides/_index.md", "---\nweight: 4\n---\n")
                .with("guides/b.md", "---\nnav_order: 2\n---\nx")
                .with("guides/a.md", "---\nweight: 2\n---\nx")
                .with("guides/c.md", "---\nsidebar_position: 2.5\n---\nx")
                .with("guides/first.md", "---\norder: -3\n---\nx")
                .with("new/README.md", "---\nweight: 4\n---\n# Newest\n\nText")
                .with("last.md", "---\nweight: 99999999999\n---\nx")
                .with("odd.md", "---\nweight: heavy\n---\nx")
                .with("kept.md", "# Kept\n\ny")
                .with("same.md", "---\ntitle: Same\nweight: 5\n---\nx"));

    assertThat(position(plan, "guides/first.md")).isZero();
    assertThat(position(plan, "guides/a.md")).isEqualTo(2);
    assertThat(position(plan, "guides/b.md")).isEqualTo(3);
    assertThat(position(plan, "guides/c.md")).isEqualTo(4);
    assertThat(position(plan, "last.md")).isEqualTo(1_000_000);
    assertThat(position(plan, "new/README.md")).isZero();
    assertThat(position(plan, "odd.md")).isNull();
    assertThat(step(plan, "odd.md").report().detail()).isEqualTo("ignored weight: not a number");
    assertThat(position(plan, "kept.md")).isEqualTo(9);
    assertThat(step(plan, "kept.md").isPlaced()).isFalse();
    assertThat(plan.categoryPositions()).containsExactly(Map.entry(7L, 4));
    assertThat(plan.changedCategories()).isEmpty();
    assertThat(plan.addedCategories())
        .extracting(added -> added.settings().getPosition())
        .containsExactly(5);
    PlannedFile ordered = step(plan, "same.md");
    assertThat(ordered.report().outcome()).isEqualTo(ImportOutcome.CHANGE);
    assertThat(ordered.report().detail()).isEqualTo("position 5");
    assertThat(ordered.settings()).isNull();
    assertThat(ordered.position()).isEqualTo(5);
  }

  @Test
  void readsWhatDocusaurusSaysOfFolders() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with(
                    "guides/_category_.json",
                    "{\"label\": \"All guides\", \"position\": 3, \"collapsed\": true,"
                        + " \"link\": {\"type\": \"generated-index\", \"description\": \"How to\"}}")
                .with("guides/README.md", "---\ngroups: Staff\nslug: guides\n---\n# Guides\n\nText")
                .with("more/_category_.yml", "position: 2.5\ndescription: Else\n")
                .with("more/a.md", "x")
                .with("odd/_category_.json", "{\"label\": ")
                .with("odd/b.md", "x")
                .with("_category_.json", "{\"label\": \"Top\"}"));

    Map<String, CategorySettings> made = new HashMap<>();
    plan.addedCategories().forEach(one -> made.put(one.path(), one.settings()));
    assertThat(made).containsOnlyKeys("All guides", "More", "Odd");
    CategorySettings guides = made.get("All guides");
    assertThat(guides.getPosition()).isEqualTo(3);
    assertThat(guides.getDescription()).isEqualTo("How to");
    assertThat(guides.getGroups()).containsExactly("staff");
    assertThat(guides.getSlug()).isEqualTo("guides");
    assertThat(made.get("More").getPosition()).isEqualTo(2);
    assertThat(made.get("More").getDescription()).isEqualTo("Else");
    assertThat(step(plan, "guides/README.md").settings().getSlug()).isEqualTo("guides");
    assertThat(step(plan, "guides/_category_.json").report().outcome())
        .isEqualTo(ImportOutcome.CATEGORY);
    assertSkipped(plan, "odd/_category_.json", "has broken YAML");
    assertThat(step(plan, "odd/b.md").report().outcome()).isEqualTo(ImportOutcome.NEW);
    assertSkipped(plan, "_category_.json", "describes the outermost folder");
  }

  @Test
  void leavesOutAliasesThatAreTaken() throws Exception {
    update = true;
    article(21, "kept", text("Kept", "x"));
    owners.put("/old/a", Place.article(5));
    owners.put("/old/own", Place.article(21));

    Plan plan =
        plan(
            Zips.zip()
                .with("a.md", "---\naliases: [/old/a, /old/b]\n---\nx")
                .with("b.md", "---\nredirect_from: /Old/b.html\n---\nx")
                .with("kept.md", "---\naliases: /old/own\n---\nx")
                .with("more/README.md", "---\naliases: [/old/a, /old/c]\n---\n"));

    assertThat(step(plan, "a.md").settings().getAliases()).containsExactly("/old/b");
    assertThat(step(plan, "a.md").report().detail())
        .isEqualTo("left out alias /old/a, which is an alias of 5");
    assertThat(step(plan, "b.md").settings().getAliases()).isEmpty();
    assertThat(step(plan, "b.md").report().detail())
        .isEqualTo("left out alias /Old/b.html, which is an alias of a.md");
    assertThat(step(plan, "kept.md").settings().getAliases()).containsExactly("/old/own");
    assertThat(plan.addedCategories().get(0).settings().getAliases()).containsExactly("/old/c");
    assertThat(step(plan, "more/README.md").report().detail()).contains("/old/a");
  }

  private static Integer position(Plan plan, String path) {
    return step(plan, path).settings().getPosition();
  }

  @Test
  void readsLanguageAndDirection() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("a.md", "---\nlang: ar\ndir: rtl\n---\nx")
                .with("b.md", "---\nlanguage: pt_BR\n---\nx")
                .with("c.md", "---\nlang: plain english\ndir: up\n---\nx"));

    ArticleLanguage first = step(plan, "a.md").settings().getLanguage();
    assertThat(first.getLang()).isEqualTo("ar");
    assertThat(first.getDir()).isEqualTo(TextDirection.RTL);
    assertThat(step(plan, "b.md").settings().getLanguage().getLang()).isEqualTo("pt-BR");
    PlannedFile odd = step(plan, "c.md");
    assertThat(odd.settings().getLanguage().getLang()).isNull();
    assertThat(odd.report().detail())
        .isEqualTo(
            "ignored language: no language tag such as ar or pt-BR;"
                + " ignored dir: neither ltr nor rtl");
  }

  @Test
  void usesCategoriesThatTheSiteHas() throws Exception {
    category(7, null, "Guides", "guides");
    category(8, 7L, "Einführung", "intro");

    Plan plan =
        plan(
            Zips.zip()
                .with("guides/intro/a.md", "x")
                .with("b.md", "---\ncategory: GUIDES / einführung\n---\nx"));

    assertThat(step(plan, "guides/intro/a.md").category().id()).isEqualTo(8);
    assertThat(step(plan, "b.md").category().id()).isEqualTo(8);
    assertThat(plan.addedCategories()).isEmpty();
    assertThat(plan.changedCategories()).isEmpty();
  }

  @Test
  void letsAFolderDescribeItsCategory() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("a/README.md", "---\ntitle: Alpha\ngroups: [staff]\nvisitors: true\n---\n")
                .with("a/b.md", "x")
                .with("c/index.md", "# Gamma\nText of its own")
                .with("top.md", "x"));

    TargetCategory alpha = step(plan, "a/b.md").category();
    assertThat(alpha.settings().getTitle()).isEqualTo("Alpha");
    assertThat(alpha.settings().getGroups()).containsExactly("staff");
    assertThat(alpha.settings().isVisitors()).isTrue();
    assertThat(step(plan, "a/README.md").report().outcome()).isEqualTo(ImportOutcome.CATEGORY);
    PlannedFile own = step(plan, "c/index.md");
    assertThat(own.report().outcome()).isEqualTo(ImportOutcome.NEW);
    assertThat(own.settings().getTitle()).isEqualTo("Gamma");
    assertThat(own.settings().getSlug()).isEqualTo("c");
  }

  @Test
  void changesACategoryOfTheSiteOnlyWhenTold() throws Exception {
    category(7, null, "Guides", "guides");
    String description = "---\ntitle: Guides\ndescription: D\n---\n";

    Plan kept = plan(Zips.zip().with("guides/_index.md", description).with("a.md", "x"));
    assertThat(kept.changedCategories()).isEmpty();
    assertThat(step(kept, "guides/_index.md").report().detail()).contains("stays as it is");

    update = true;
    Plan told = plan(Zips.zip().with("guides/_index.md", description).with("a.md", "x"));
    TargetCategory changed = told.changedCategories().get(0);
    assertThat(changed.settings().getDescription()).isEqualTo("D");
    assertThat(changed.settings().getGroups()).containsExactly("inside");
  }

  @Test
  void importsNothingWhoseReadersAreUnknown() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("a.md", "---\ngroups: nobody\n---\nx")
                .with("b.md", "---\ngroups: Twice\n---\nx")
                .with("c/README.md", "---\ngroups: nobody\n---\n")
                .with("c/d/e.md", "x")
                .with("f/readme.md", "---\nvisitors: maybe\n---\n")
                .with("f/g.md", "x"));

    assertSkipped(plan, "a.md", "does not have: nobody");
    assertSkipped(plan, "b.md", "does not have: Twice");
    assertSkipped(plan, "c/d/e.md", "in a folder whose description");
    assertSkipped(plan, "f/g.md", "in a folder whose description");
    assertThat(plan.addedCategories()).isEmpty();
  }

  @Test
  void findsArticlesOfTheSiteByTheirSlugs() throws Exception {
    ArticleSettings same = text("Same", "x");
    same.setGroups(Set.of("staff"));
    article(1, "same", same);
    ArticleSettings other = text("Other", "old");
    other.setGroups(Set.of("staff"));
    other.setPublished(false);
    other.setCategoryId(7L);
    category(7, null, "Guides", "guides");
    article(2, "other", other);
    article(3, "two", text("Two", "x"));
    article(4, "two", text("Two", "x"));
    Map<String, String> files = Map.of("same.md", "x", "other.md", "new", "two.md", "x");

    Zips zip = Zips.zip();
    files.forEach(zip::with);
    assertSkipped(plan(zip), "other.md", "exists already");

    update = true;
    Zips again = Zips.zip();
    files.forEach(again::with);
    Plan plan = plan(again);
    assertThat(step(plan, "same.md").report().outcome()).isEqualTo(ImportOutcome.UNCHANGED);
    PlannedFile change = step(plan, "other.md");
    assertThat(change.report().outcome()).isEqualTo(ImportOutcome.CHANGE);
    assertThat(change.report().place()).isEqualTo("Guides");
    assertThat(change.articleId()).isEqualTo(2);
    assertThat(change.version()).isEqualTo(3);
    assertThat(change.settings().getGroups()).containsExactly("staff");
    assertThat(change.settings().isPublished()).isFalse();
    assertThat(change.settings().getCategoryId()).isEqualTo(7);
    assertSkipped(plan, "two.md", "any of 2 articles");
  }

  @Test
  void tellsFilesOfOneNameApartByTheirFolders() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("a/setup.md", "x")
                .with("b/setup.md", "x")
                .with("c.md", "---\nslug: same\n---\nx")
                .with("d.md", "---\nslug: same\n---\nx"));

    assertThat(step(plan, "a/setup.md").settings().getSlug()).isEqualTo("a-setup");
    assertThat(step(plan, "b/setup.md").settings().getSlug()).isEqualTo("b-setup");
    assertThat(step(plan, "c.md").report().outcome()).isEqualTo(ImportOutcome.NEW);
    assertSkipped(plan, "d.md", "has the slug same as c.md has");
  }

  @Test
  void holdsFilesToTheRulesOfArticles() throws Exception {
    Plan plan =
        plan(
            Zips.zip()
                .with("long.md", "語 ".repeat(500_001))
                .with("bell.md", "\u0007")
                .with("slug.md", "---\nslug: Not A Slug\n---\nx")
                .with("title.md", "---\ntitle: " + "x".repeat(201) + "\n---\nx")
                .with("x".repeat(201) + "/a.md", "x")
                .with("empty.md", ""));

    assertSkipped(plan, "bell.md", "body");
    assertSkipped(plan, "slug.md", "slug");
    assertSkipped(plan, "title.md", "title");
    assertSkipped(plan, "x".repeat(201) + "/a.md", "category");
    assertThat(step(plan, "empty.md").report().outcome()).isEqualTo(ImportOutcome.NEW);
    assertThat(plan.addedCategories()).isEmpty();
  }
}
