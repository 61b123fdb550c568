package dev.gatehouse.library.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.library.feedback.HelpfulAnswers.Count;
import dev.gatehouse.library.feedback.HelpfulAnswers.Given;
import dev.gatehouse.library.version.StoredVersions;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers said. */
class HelpfulAnswersTest {
  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);

  private final MemoryDatabase database = new MemoryDatabase("helpful");
  private final SettableClock clock = new SettableClock(NOON);
  private final HelpfulAnswers answers = new HelpfulAnswers();

  @BeforeEach
  void setUp() {
    answers.entities = database.entities();
    answers.clock = clock;
    answers.versions = StoredVersions.on(database.entities());
    for (long tenant = 1; tenant <= 2; tenant++) {
      insert(
          "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
              + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
              + " values (%1$d, 1, 1, 's%1$d', 'n', 'PUBLIC', true, 1, '', '', 'w%1$d', now())",
          tenant);
      insert(article(tenant), tenant);
    }
    insert(article(1), 3);
  }

  private static String article(long tenant) {
    return "insert into article (id, tenant_id, version, title, slug, body, tags, visitors,"
        + " is_private, is_published, created_at, updated_at) values (%1$d, "
        + tenant
        + ", 1, 't', 't', '', '', false, false, true, now(), now())";
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void insert(String statement, long id) {
    database.write(
        () -> database.entities().createNativeQuery(String.format(statement, id)).executeUpdate());
  }

  /** Keeps version {@code number} of article 1, which its row has as the same version. */
  private void save(int number) {
    insert(
        "insert into article_version (id, tenant_id, article_id, number, created_at,"
            + " article_version, text_number, characters, members, changed)"
            + " values (%1$d, 1, 1, %1$d, now(), %1$d, 1, 0, '{}', '')",
        number);
  }

  private void say(long article, long row, String reader, boolean helpful, String sentence) {
    say(ACME, article, row, reader, helpful, sentence);
  }

  private void say(
      TenantId tenant, long article, long row, String reader, boolean helpful, String sentence) {
    database.write(() -> answers.give(tenant, new Given(article, row, reader, helpful, sentence)));
  }

  private List<String> sentences(Long article) {
    return database.ask(() -> answers.sentences(ACME, article, PageRequest.FIRST, 100)).stream()
        .map(HelpfulAnswer::getSentence)
        .toList();
  }

  @Test
  void countsArticlesAndTheirVersions() {
    say(1, 1, "ann", true, null);
    say(1, 1, "bea", false, null);
    save(1);
    save(2);
    say(1, 2, "ann", true, null);
    say(3, 1, "ann", false, null);
    say(OTHER, 2, 1, "ann", false, null);

    assertThat(database.ask(() -> answers.counts(ACME)))
        .containsExactly(new Count(1, null, 2, 1), new Count(3, null, 0, 1));
    assertThat(database.ask(() -> answers.counts(ACME, 1)))
        .containsExactly(new Count(1, 2, 1, 0), new Count(1, 1, 1, 1));
    assertThat(database.ask(() -> answers.counts(OTHER, 1))).isEmpty();
  }

  @Test
  void countsOnlyWhatReaderSaidLastAboutVersion() {
    say(1, 1, "ann", true, null);
    say(1, 1, "ann", false, "Where is the switch?");
    clock.advance(Duration.ofMinutes(1));
    say(1, 1, "ann", false, null);

    assertThat(database.ask(() -> answers.counts(ACME))).containsExactly(new Count(1, null, 0, 1));
    assertThat(database.ask(() -> answers.sentences(ACME, 1L, PageRequest.FIRST, 9)))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.getSentence()).isEqualTo("Where is the switch?");
              assertThat(answer.getVersion()).isOne();
              assertThat(answer.getGivenAt()).isEqualTo(NOON.plusSeconds(60));
            });
  }

  @Test
  void dropsSentenceOfReaderWhoChangesTheirMind() {
    say(1, 1, "ann", false, "Where is the switch?");
    say(1, 1, "ann", true, null);

    assertThat(sentences(1L)).isEmpty();
  }

  @Test
  void listsSentencesNewestFirst() {
    say(1, 1, "ann", false, "one");
    say(3, 1, "ann", true, "two");
    say(1, 1, "bea", true, null);
    say(1, 1, "cem", true, "three");
    say(OTHER, 2, 1, "ann", false, "elsewhere");

    assertThat(sentences(null)).containsExactly("three", "two", "one");
    assertThat(sentences(1L)).containsExactly("three", "one");
  }

  @Test
  void pagesSentences() {
    for (int i = 1; i <= 5; i++) {
      say(1, 1, "reader " + i, false, "no " + i);
    }
    List<HelpfulAnswer> first =
        database.ask(() -> answers.sentences(ACME, null, PageRequest.FIRST, 2));
    PageRequest next = new PageRequest(first.get(1).getId(), null);

    assertThat(database.ask(() -> answers.sentences(ACME, null, next, 2)))
        .extracting(HelpfulAnswer::getSentence)
        .containsExactly("no 3", "no 2");
  }

  @Test
  void stillCountsAnswerWithoutItsSentence() {
    say(1, 1, "ann", false, "rude");
    say(1, 1, "bea", false, "polite");
    long id =
        database.ask(() -> answers.sentences(ACME, null, PageRequest.FIRST, 9)).get(1).getId();

    database.write(() -> answers.deleteSentence(OTHER, id));
    assertThat(sentences(null)).containsExactly("polite", "rude");
    assertThat(database.ask(() -> answers.sentence(OTHER, id))).isEmpty();

    database.write(() -> answers.deleteSentence(ACME, id));
    database.write(() -> answers.deleteSentencesOf(ACME, "bea"));
    assertThat(sentences(null)).isEmpty();
    assertThat(database.ask(() -> answers.counts(ACME))).containsExactly(new Count(1, null, 0, 2));
  }

  @Test
  void forgetsAnswersAfterOneYear() {
    say(1, 1, "ann", false, null);
    clock.advance(Duration.ofDays(1));
    say(1, 1, "bea", true, null);

    Instant later = NOON.plus(Duration.ofDays(365)).plusSeconds(1);
    assertThat(database.<Integer, RuntimeException>ask(() -> answers.purge(later, 10))).isOne();
    assertThat(database.ask(() -> answers.counts(ACME))).containsExactly(new Count(1, null, 1, 0));
  }

  @Test
  void goesWithTheArticle() {
    say(1, 1, "ann", false, "gone");
    insert("delete from article where id = %d", 1);

    assertThat(sentences(null)).isEmpty();
  }
}
