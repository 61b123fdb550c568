package dev.gatehouse.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.SmallLibrary;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which articles each viewer finds, and when changes take effect. */
class ArticleSearchTest {
  private static final Viewer READER = Viewer.signedIn(Set.of());
  private static final Viewer MEMBER = Viewer.signedIn(Set.of("staff"));

  private final SmallLibrary library = new SmallLibrary("search");
  private final ArticleSearch search = new ArticleSearch();

  @BeforeEach
  void setUp() {
    search.catalogues = library.catalogues();
    search.articles = library.rendered();
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void countsAndShowsToEachViewerWhatIsForThem() {
    library
        .category(1)
        .article(1, "Open", "kumquat for all")
        .article(2, "Private", "kumquat of members")
        .article(3, "Grouped", "kumquat of staff")
        .article(4, "Visitors", "kumquat of visitors")
        .article(5, "Draft", "kumquat to come")
        .article(6, "Inside", "kumquat behind a door")
        .change(
            "update article set is_private = true where id = 2",
            "insert into article_group values (3, 'staff')",
            "update article set visitors = true where id = 4",
            "update article set is_published = false where id = 5",
            "update article set category_id = 1 where id = 6",
            "insert into category_group values (1, 'staff')");

    assertThat(found(Viewer.anonymous())).containsExactlyInAnyOrder(1L, 4L);
    assertThat(found(Viewer.visitor(Set.of()))).containsExactly(4L);
    assertThat(found(Viewer.visitorOfOpenSite(Set.of()))).containsExactlyInAnyOrder(1L, 4L);
    assertThat(found(READER)).containsExactlyInAnyOrder(1L, 2L, 4L);
    assertThat(found(MEMBER)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 6L);
    assertThat(found(Viewer.team())).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 6L);
    assertThat(snippets(READER, "kumquat")).doesNotContain("staff", "come", "door");
  }

  @Test
  void showsNothingOfATextThatWasChangedAndRestrictedInOne() {
    library.article(1, "Plan", "kumquat for all");
    assertThat(found(READER)).containsExactly(1L);

    library.change(
        "update article set version = 2, body = 'kumquat for the board' where id = 1",
        "insert into article_group values (1, 'staff')");

    assertThat(found(READER)).isEmpty();
    assertThat(total(READER, "board")).isZero();
    assertThat(snippets(MEMBER, "board")).contains("[board]");
  }

  @Test
  void followsTheRulesOfACategoryThoughNoArticleChanged() {
    library
        .category(1)
        .article(1, "Plan", "kumquat")
        .change("update article set category_id = 1 where id = 1");
    assertThat(found(READER)).containsExactly(1L);

    library.change("insert into category_group values (1, 'staff')");
    assertThat(found(READER)).isEmpty();
    assertThat(found(MEMBER)).containsExactly(1L);

    library.change("delete from category_group");
    assertThat(found(READER)).containsExactly(1L);
  }

  @Test
  void followsDraftsDeletionsAndWhatIsNew() {
    library.article(1, "Plan", "kumquat").article(2, "Plan", "kumquat");
    assertThat(found(READER)).containsExactlyInAnyOrder(1L, 2L);

    library.change("update article set is_published = false, version = 2 where id = 1");
    assertThat(found(READER)).containsExactly(2L);

    library.change("delete from article where id = 2").article(3, "Plan", "kumquat");
    assertThat(found(READER)).containsExactly(3L);

    library.change("update article set is_published = true, version = 3 where id = 1");
    assertThat(found(READER)).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void saysThatNothingIsKnownWhileTheIndexIsBuilt() throws Exception {
    library.article(1, "Plan", "kumquat");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    search.patience = Duration.ZERO;
    search.articles =
        new RenderedArticles() {
          @Override
          public List<RenderedArticle> of(TenantId tenant, List<ArticleCard> cards) {
            begun.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return library.rendered().of(tenant, cards);
          }
        };
    Site site = library.site();
    CompletableFuture<SearchResults> builder =
        CompletableFuture.supplyAsync(() -> search.find(site, READER, "kumquat", 20, 0));
    begun.await();

    SearchResults early = search.find(site, READER, "kumquat", 20, 0);
    goOn.countDown();

    assertThat(early.isUnknown()).isTrue();
    assertThat(early.complete()).isFalse();
    assertThat(builder.get().total()).isEqualTo(1);
    SearchResults late = search.find(site, READER, "durian", 20, 0);
    assertThat(late.total()).isZero();
    assertThat(late.complete()).isTrue();
    assertThat(late.isUnknown()).isFalse();
  }

  @Test
  void articleThatCannotBeRenderedTakesNoOtherWithIt() {
    library
        .article(1, "Plan", "kumquat")
        .article(2, "Poison", "kumquat")
        .change(
            "update article set body = '[a]: /kumquat' || repeat('x', 900000) || chr(10) || chr(10)"
                + " || repeat('[a] ', 100) where id = 2");

    assertThat(found(READER)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(library.rendered().find(library.site(), READER, 2).orElseThrow().html())
        .startsWith("<pre tabindex=\"0\">[a]: /kumquat");
  }

  @Test
  void listWhoseTextsAreTooLongTogetherIsNotRead() {
    library.article(1, "Plan", "kumquat").article(2, "Plan", "rambutan");
    var cards = library.catalogues().of(library.site(), READER).articles();

    assertThat(library.rendered().within(1000, library.site().id(), cards).orElseThrow())
        .extracting(article -> article.card().id())
        .containsExactly(1L, 2L);
    assertThat(library.rendered().within(20, library.site().id(), cards)).isEmpty();
  }

  /** A change on another node, with a request whose site is stale. */
  @Test
  void showsATextWithTheRulesThatItCameWithOrNotAtAll() {
    library.article(1, "Plan", "kumquat for all");
    var before = library.site();
    search.catalogues.of(before, READER);
    library.change(
        "update article set version = 2, body = 'kumquat for the board' where id = 1",
        "insert into article_group values (1, 'staff')");

    assertThat(search.find(before, READER, "kumquat", 20, 0).total()).isZero();
    assertThat(search.find(before, READER, "board", 20, 0).total()).isZero();
  }

  @Test
  void findsWhatWasPreparedWithoutReadingTexts() {
    library.article(1, "Plan", "kumquat");
    search.executor = Executors.onThisThread();

    search.prepare(library.site());
    search.articles = null;

    assertThat(found(READER)).containsExactly(1L);
  }

  @Test
  void preparesASiteOnce() {
    List<Runnable> begun = new ArrayList<>();
    search.executor = Executors.handingTo(begun::add);

    search.prepare(library.site());
    search.prepare(library.site());

    assertThat(begun).hasSize(1);
  }

  @Test
  void preparesOneSiteAtATime() {
    Site second = library.newSite(2);
    List<Runnable> begun = new ArrayList<>();
    search.executor = Executors.handingTo(begun::add);

    search.prepare(library.site());
    search.prepare(second);
    assertThat(begun).hasSize(1);
    begun.get(0).run();
    search.prepare(second);

    assertThat(begun).hasSize(2);
  }

  private List<Long> found(Viewer viewer) {
    SearchResults results = search.find(library.site(), viewer, "kumquat", 20, 0);
    assertThat(results.total()).isEqualTo(results.hits().size());
    return results.hits().stream().map(hit -> hit.card().id()).toList();
  }

  private long total(Viewer viewer, String text) {
    return search.find(library.site(), viewer, text, 20, 0).total();
  }

  private String snippets(Viewer viewer, String text) {
    return search.find(library.site(), viewer, text, 20, 0).hits().stream()
        .map(hit -> Bookcase.written(hit.snippet()))
        .collect(Collectors.joining("\n"));
  }
}
