package dev.gatehouse.library.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of article views. */
class ViewCountsTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
  private static final TenantId TENANT = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);

  private final MemoryDatabase database = new MemoryDatabase("views");
  private final ViewCounts counts = new ViewCounts();
  private final ArticleViews views = new ArticleViews();

  @BeforeEach
  void setUp() {
    counts.entities = database.entities();
    views.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    views.counts = counts;
    for (long tenant = 1; tenant <= 2; tenant++) {
      insert(
          "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
              + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
              + " values (%1$d, 1, 1, 's%1$d', 'n', 'PUBLIC', true, 1, '', '', 'w%1$d', now())",
          tenant);
    }
    for (long article = 1; article <= 9; article++) {
      insert(
          "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
              + " is_private, is_published, created_at, updated_at) values (%1$d, "
              + (article < 9 ? 1 : 2)
              + ", 1, 't', 't', '', '', false, false, true, now(), now())",
          article);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsWhatIsReadMostOfATenant() {
    read(1, 3);
    read(2, 1);
    read(3, 2);
    views.note(OTHER, 9);
    flush();
    read(2, 7);
    flush();

    assertThat(mostRead(TODAY)).containsExactly(2L, 1L, 3L);
    assertThat(database.ask(() -> counts.mostRead(TENANT, TODAY, 2))).containsExactly(2L, 1L);
    assertThat(database.ask(() -> counts.mostRead(OTHER, TODAY, 10))).containsExactly(9L);
  }

  @Test
  void addsDaysTogetherAndLeavesOlderOnesOut() {
    add(1, TODAY.minusDays(31), 100);
    add(2, TODAY.minusDays(30), 2);
    add(2, TODAY, 2);
    add(3, TODAY.minusDays(1), 3);

    assertThat(mostRead(TODAY.minusDays(30))).containsExactly(2L, 3L);
  }

  @Test
  void tellsViewsSinceADayFromThoseBefore() {
    add(1, TODAY.minusDays(14), 100);
    add(1, TODAY.minusDays(13), 5);
    add(1, TODAY.minusDays(6), 2);
    add(1, TODAY, 1);
    add(2, TODAY.minusDays(7), 4);

    assertThat(database.ask(() -> counts.since(TENANT, TODAY.minusDays(13), TODAY.minusDays(6))))
        .containsExactlyInAnyOrder(new ViewedArticle(1, 3, 5), new ViewedArticle(2, 0, 4));
    assertThat(database.ask(() -> counts.since(OTHER, TODAY, TODAY))).isEmpty();
  }

  @Test
  void writesNothingTwice() {
    read(1, 1);
    flush();
    flush();

    assertThat(rows("select sum(views) from article_view")).isEqualTo(1);
  }

  @Test
  void keepsCountsForNinetyDays() {
    add(1, TODAY.minusDays(91), 1);
    add(2, TODAY.minusDays(91), 1);
    add(3, TODAY.minusDays(91), 1);
    add(4, TODAY.minusDays(90), 1);

    assertThat(database.ask(() -> counts.purge(NOW, 2))).isEqualTo(2);
    assertThat(database.ask(() -> counts.purge(NOW, 2))).isEqualTo(1);
    assertThat(database.ask(() -> counts.purge(NOW, 2))).isZero();
    assertThat(rows("select count(*) from article_view")).isEqualTo(1);
  }

  @Test
  void goWithTheirArticle() {
    add(1, TODAY, 1);
    database.write(
        () -> database.entities().createNativeQuery("delete from article").executeUpdate());

    assertThat(rows("select count(*) from article_view")).isZero();
  }

  @Test
  void keepsWhatCouldNotBeWritten() {
    ArticleViews failing = new ArticleViews();
    failing.clock = views.clock;
    failing.counts =
        new ViewCounts() {
          private boolean back;

          @Override
          public void add(TenantId tenant, long articleId, LocalDate day, long more) {
            if (!back) {
              back = true;
              throw new IllegalStateException("the database is away");
            }
            counts.add(tenant, articleId, day, more);
          }
        };
    failing.note(TENANT, 1);
    failing.note(TENANT, 1);

    org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(failing::flush);
    database.write(failing::flush);

    assertThat(rows("select sum(views) from article_view")).isEqualTo(2);
  }

  private void read(long article, int times) {
    for (int i = 0; i < times; i++) {
      views.note(TENANT, article);
    }
  }

  private void flush() {
    database.write(views::flush);
  }

  private void add(long article, LocalDate day, long more) {
    database.write(() -> counts.add(TENANT, article, day, more));
  }

  private List<Long> mostRead(LocalDate since) {
    return database.ask(() -> counts.mostRead(TENANT, since, 10));
  }

  private void insert(String sql, long id) {
    database.write(() -> database.entities().createNativeQuery(sql.formatted(id)).executeUpdate());
  }

  private long rows(String sql) {
    return ((Number) database.entities().createNativeQuery(sql).getSingleResult()).longValue();
  }
}
