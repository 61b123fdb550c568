package dev.gatehouse.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibilityRulesTest {
  private static final Viewer ANONYMOUS = Viewer.anonymous();
  private static final Viewer VISITOR = Viewer.visitor(Set.of());
  private static final Viewer READER = Viewer.signedIn(Set.of());
  private static final Viewer MEMBER = Viewer.signedIn(Set.of("staff"));

  @Test
  void showsPlainArticlesToAllButVisitors() {
    ArticleCard plain = article(1).card();
    assertThat(seenBy(ANONYMOUS, plain)).isTrue();
    assertThat(seenBy(READER, plain)).isTrue();
    assertThat(seenBy(VISITOR, plain)).isFalse();
  }

  @Test
  void showsUnpublishedArticlesToNobody() {
    ArticleCard draft = article(1).visitors().unpublished().card();
    assertThat(List.of(ANONYMOUS, VISITOR, READER, MEMBER)).noneMatch(who -> seenBy(who, draft));
  }

  @Test
  void showsPrivateArticlesToThoseWhoAreSignedIn() {
    ArticleCard card = article(1).signedInOnly().card();
    assertThat(seenBy(ANONYMOUS, card)).isFalse();
    assertThat(seenBy(VISITOR, card)).isFalse();
    assertThat(seenBy(READER, card)).isTrue();
  }

  @Test
  void showsPrivateArticlesToVisitorsWhenTheyAreMarkedForThem() {
    assertThat(seenBy(VISITOR, article(1).signedInOnly().visitors().card())).isTrue();
    Catalogue marked =
        catalogue(List.of(category(9, null, false).visitors()), article(1).signedInOnly().in(9));
    assertThat(marked.visibleTo(VISITOR).articles()).isEmpty();
  }

  @Test
  void showsVisitorsOfOpenSitesWhatEverybodySeesAndWhatIsMarkedForThem() {
    Viewer visitor = Viewer.visitorOfOpenSite(Set.of());

    assertThat(seenBy(visitor, article(1).card())).isTrue();
    assertThat(seenBy(visitor, article(1).signedInOnly().card())).isFalse();
    assertThat(seenBy(visitor, article(1).signedInOnly().visitors().card())).isTrue();
    assertThat(seenBy(visitor, article(1).groups("staff").visitors().card())).isFalse();
  }

  @Test
  void showsGroupedArticlesToMembersOnly() {
    ArticleCard card = article(1).groups("staff", "board").card();
    assertThat(seenBy(MEMBER, card)).isTrue();
    assertThat(seenBy(READER, card)).isFalse();
    assertThat(seenBy(ANONYMOUS, card)).isFalse();
    assertThat(seenBy(Viewer.visitor(Set.of()), article(1).groups("staff").visitors().card()))
        .isFalse();
  }

  @Test
  void holdsTheGroupsOfACategoryForAllThatStandsInIt() {
    Catalogue nested =
        catalogue(List.of(category(1, null, true), category(2, 1L, false)), article(5).in(2));

    assertThat(nested.visibleTo(READER).articles()).isEmpty();
    assertThat(nested.visibleTo(READER).categories()).isEmpty();
    assertThat(nested.visibleTo(MEMBER).article(5)).isPresent();
    assertThat(nested.visibleTo(MEMBER).wayTo(2L))
        .extracting(CategoryCard::id)
        .containsExactly(1L, 2L);
  }

  @Test
  void asksForMembershipOnEveryLevel() {
    Catalogue both = catalogue(List.of(category(1, null, true)), article(5).groups("board").in(1));

    assertThat(both.visibleTo(MEMBER).articles()).isEmpty();
    assertThat(both.visibleTo(Viewer.signedIn(Set.of("staff", "board"))).articles()).hasSize(1);
  }

  @Test
  void showsVisitorsWhatStandsInACategoryMarkedForThem() {
    Catalogue marked =
        catalogue(
            List.of(category(1, null, false).visitors(), category(2, 1L, false)), article(5).in(2));

    assertThat(marked.visibleTo(VISITOR).article(5)).isPresent();
  }

  @Test
  void leadsVisitorsToMarkedArticlesThroughCategoriesThatAreNot() {
    Catalogue unmarked =
        catalogue(
            List.of(category(1, null, false), category(2, null, false)),
            article(5).visitors().in(1));

    assertThat(unmarked.visibleTo(VISITOR).categories())
        .extracting(CategoryCard::id)
        .containsExactly(1L);
  }

  @Test
  void survivesACircleOfCategories() {
    Catalogue circle =
        catalogue(List.of(category(1, 2L, false), category(2, 1L, false)), article(5).in(1));

    assertThat(circle.visibleTo(READER).article(5)).isPresent();
    assertThat(circle.visibleTo(READER).wayTo(1L)).hasSize(2);
  }

  private static boolean seenBy(Viewer viewer, ArticleCard card) {
    return new Catalogue(List.of(), List.of(card)).visibleTo(viewer).article(1).isPresent();
  }

  private static Catalogue catalogue(List<TestCategory> categories, ArticleCard... articles) {
    return new Catalogue(categories.stream().map(TestCategory::card).toList(), List.of(articles));
  }

  private static TestArticle article(long id) {
    return new TestArticle(id, Set.of(), false, false, true);
  }

  private static TestCategory category(long id, Long parent, boolean staffOnly) {
    return new TestCategory(id, parent, staffOnly ? Set.of("staff") : Set.of(), false);
  }

  private record TestCategory(long id, Long parent, Set<String> groups, boolean forVisitors) {
    TestCategory visitors() {
      return new TestCategory(id, parent, groups, true);
    }

    CategoryCard card() {
      return new CategoryCard(
          id,
          "t",
          "t",
          null,
          parent,
          null,
          groups,
          forVisitors,
          List.of(),
          Instant.EPOCH,
          Instant.EPOCH);
    }
  }

  private record TestArticle(
      long id, Set<String> groups, boolean forVisitors, boolean isPrivate, boolean published) {
    TestArticle groups(String... ids) {
      return new TestArticle(id, Set.of(ids), forVisitors, isPrivate, published);
    }

    TestArticle visitors() {
      return new TestArticle(id, groups, true, isPrivate, published);
    }

    TestArticle signedInOnly() {
      return new TestArticle(id, groups, forVisitors, true, published);
    }

    TestArticle unpublished() {
      return new TestArticle(id, groups, forVisitors, isPrivate, false);
    }

    ArticleCard card() {
      return in(null);
    }

    ArticleCard in(long category) {
      return in(Long.valueOf(category));
    }

    private ArticleCard in(Long category) {
      return new ArticleCard(
          id,
          1,
          "t",
          "t",
          null,
          category,
          null,
          null,
          null,
          List.of(),
          groups,
          forVisitors,
          isPrivate,
          published,
          false,
          List.of(),
          Instant.EPOCH,
          Instant.EPOCH);
    }
  }
}
