package dev.gatehouse.library.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.Article;
import dev.gatehouse.library.version.ArticleVersion.Origin;
import dev.gatehouse.library.version.ArticleVersion.State;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of articles. */
class ArticleVersionsTest {
  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);
  private static final Origin ANN = new Origin("ann@example.com", null);

  private final MemoryDatabase database = new MemoryDatabase("versions");
  private final ArticleVersions versions = new ArticleVersions();

  @BeforeEach
  void setUp() {
    versions.entities = database.entities();
    for (long tenant = 1; tenant <= 2; tenant++) {
      insert(
          "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
              + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
              + " values (%1$d, 1, 1, 's%1$d', 'n', 'PUBLIC', true, 1, '', '', 'w%1$d', now())",
          tenant);
      insert(
          "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
              + " is_private, is_published, created_at, updated_at)"
              + " values (%1$d, %1$d, 1, 't', 't', '', '', false, false, true, now(), now())",
          tenant);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void insert(String statement, long id) {
    database.write(
        () -> database.entities().createNativeQuery(String.format(statement, id)).executeUpdate());
  }

  private static State state(long version, String body, boolean published) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("title", "T");
    members.put("body", body);
    members.put("published", published);
    return new State(version, NOON.plusSeconds(version), members);
  }

  private void keep(State before, State after) {
    database.write(
        () -> versions.keep(database.entities().find(Article.class, 1L), before, after, ANN));
  }

  private List<ArticleVersion> all() {
    return database.ask(() -> versions.before(TENANT, 1, Integer.MAX_VALUE, 1000));
  }

  private String body(int number) {
    return database.ask(() -> versions.body(versions.find(TENANT, 1, number).orElseThrow()));
  }

  @Test
  void keepsTextAndMembersOfEverySave() {
    keep(null, state(1, "one", false));
    keep(state(1, "one", false), state(2, "two", false));
    keep(state(2, "two", false), state(3, "two", true));
    keep(state(3, "two", true), state(4, "four", true));

    assertThat(all()).extracting(ArticleVersion::getNumber).containsExactly(4, 3, 2, 1);
    assertThat(all())
        .extracting(ArticleVersion::getChanged)
        .containsExactly(List.of("body"), List.of("published"), List.of("body"), List.of());
    assertThat(List.of(body(1), body(2), body(3), body(4)))
        .containsExactly("one", "two", "two", "four");
    assertThat(all().get(1).getMembers()).isEqualTo(Map.of("title", "T", "published", true));
    assertThat(all().get(0).getSavedBy()).isEqualTo("ann@example.com");
    assertThat(all().get(0).getCreatedAt()).isEqualTo(NOON.plusSeconds(4));
  }

  @Test
  void saveThatChangesNothingMakesNone() {
    keep(null, state(1, "one", true));
    keep(state(1, "one", true), state(2, "one", true));
    keep(state(2, "one", true), state(3, "three", true));

    assertThat(all()).extracting(ArticleVersion::getNumber).containsExactly(2, 1);
  }

  @Test
  void keepsWhatArticleWasIfNoVersionHasIt() {
    keep(state(7, "before", true), state(8, "after", true));
    keep(state(11, "by an earlier build", true), state(12, "after", false));

    assertThat(all())
        .extracting(ArticleVersion::getSavedBy)
        .containsExactly("ann@example.com", null, "ann@example.com", null);
    assertThat(List.of(body(1), body(2), body(3), body(4)))
        .containsExactly("before", "after", "by an earlier build", "after");
  }

  @Test
  void keepsTheNewestFiveHundredWithTheirTexts() {
    keep(null, state(1, "first", true));
    keep(state(1, "first", true), state(2, "second", true));
    for (int i = 3; i <= ArticleVersions.MOST + 10; i++) {
      keep(state(i - 1, "second", i % 2 == 0), state(i, "second", i % 2 == 1));
    }

    assertThat(all()).hasSize(ArticleVersions.MOST);
    assertThat(all().get(ArticleVersions.MOST - 1).getNumber()).isEqualTo(11);
    assertThat(body(11)).isEqualTo("second");
    assertThat(database.ask(() -> versions.contain(TENANT, "first"))).isFalse();
    assertThat(database.ask(() -> versions.contain(TENANT, "econ"))).isTrue();
  }

  @Test
  void versionsAreThoseOfTheTenant() {
    keep(null, state(1, "one", true));

    assertThat(database.ask(() -> versions.before(OTHER, 1, 9, 9))).isEmpty();
    assertThat(database.ask(() -> versions.find(OTHER, 1, 1))).isEmpty();
    assertThat(database.ask(() -> versions.contain(OTHER, "one"))).isFalse();
  }

  @Test
  void endWithTheirArticle() {
    keep(null, state(1, "one", true));

    insert("delete from article where id = %d", 1);

    assertThat(all()).isEmpty();
    assertThat(database.ask(() -> versions.contain(TENANT, "one"))).isFalse();
  }

  @Test
  void findsNumberOfVersionOfRow() {
    State first = state(3, "one", true);
    State second = state(6, "two", true);
    assertThat(number(3)).isEqualTo(1);

    keep(null, first);
    keep(first, state(4, "one", true));
    keep(state(4, "one", true), second);

    assertThat(number(3)).isEqualTo(1);
    assertThat(number(4)).isEqualTo(1);
    assertThat(number(6)).isEqualTo(2);
    assertThat(number(7)).as("the version that the next save keeps").isEqualTo(3);
  }

  private int number(long row) {
    return database.ask(() -> versions.numberOf(TENANT, 1, row));
  }
}
