package dev.gatehouse.library.miss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which searches count, and how often. */
class SearchTallyTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
  private static final TenantId TENANT = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);
  private static final int ANN = 1;
  private static final int BEN = 2;

  private final MemoryDatabase database = new MemoryDatabase("misses");
  private final SearchMisses misses = new SearchMisses();
  private final SearchTally tally = new SearchTally();

  @BeforeEach
  void setUp() {
    misses.entities = database.entities();
    tally.misses = misses;
    at(NOW);
    for (long tenant = 1; tenant <= 2; tenant++) {
      run(
          "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
              + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
              + " values (%1$d, 1, 1, 's%1$d', 'n', 'PUBLIC', true, 1, '', '', 'w%1$d', now())"
                  .formatted(tenant));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void countsTextsOfEachSiteByHowOftenTheyFoundNothing() {
    missed(ANN, "web hook");
    missed(BEN, "Web  Hook");
    missed(ANN, "refund");
    tally.note(TENANT, ANN, "invoice", true);
    tally.note(OTHER, ANN, "kumquat", false);
    settle();
    missed(ANN, "web hook");
    settle();

    assertThat(found(TENANT))
        .containsExactly(
            new MissedSearch("web hook", 3, TODAY), new MissedSearch("refund", 1, TODAY));
    assertThat(found(OTHER)).containsExactly(new MissedSearch("kumquat", 1, TODAY));
  }

  @Test
  void countsTheLongestTextOfAReaderWhoTypes() {
    for (String typed : List.of("we", "web", "web h", "web hook", "web ho", "web hook")) {
      missed(ANN, typed);
    }
    settle();

    assertThat(found(TENANT)).containsExactly(new MissedSearch("web hook", 1, TODAY));
  }

  @Test
  void countsNothingOfWhatIsTypedOnAndFound() {
    missed(ANN, "rob");
    tally.note(TENANT, ANN, "robot", true);
    missed(BEN, "ann");
    missed(BEN, "ann@company.example");
    settle();

    assertThat(found(TENANT)).isEmpty();
  }

  @Test
  void countsWhatAnotherReaderOrTheSameOneLaterTypesOn() {
    missed(ANN, "rob");
    tally.note(TENANT, BEN, "robot", true);
    settle();
    tally.note(TENANT, ANN, "robot", true);
    settle();

    assertThat(found(TENANT)).containsExactly(new MissedSearch("rob", 1, TODAY));
  }

  @Test
  void countsALongerTextThatIsFoundOnceItIsShorter() {
    missed(ANN, "refund in cash");
    tally.note(TENANT, ANN, "refund", true);
    settle();

    assertThat(found(TENANT)).containsExactly(new MissedSearch("refund in cash", 1, TODAY));
  }

  @Test
  void waitsForWhatMayBeTypedOn() {
    missed(ANN, "web");
    database.write(tally::flush);
    assertThat(found(TENANT)).isEmpty();

    at(NOW.plus(SearchTally.TYPING));
    database.write(tally::flush);

    assertThat(found(TENANT)).hasSize(1);
  }

  @Test
  void losesNothingOfReadersWhoCannotBeToldApart() {
    for (int i = 100; i < 400; i++) {
      missed(0, "text " + i);
    }
    settle();

    assertThat(found(TENANT)).hasSize(300);
  }

  @Test
  void keepsAThousandTextsOfADayAndCountsThemOn() {
    for (int i = 0; i < 1_100; i++) {
      missed(i, "text " + (10_000 + i));
    }
    settle();
    missed(ANN, "text 10000");
    missed(BEN, "late");
    settle();

    List<MissedSearch> found = found(TENANT);
    assertThat(found).hasSize(SearchMisses.MOST_A_DAY);
    assertThat(found.get(0)).isEqualTo(new MissedSearch("text 10000", 2, TODAY));
  }

  @Test
  void addsDaysTogetherAndLeavesOlderOnesOut() {
    add(TODAY.minusDays(30), "old", 9);
    add(TODAY.minusDays(29), "refund", 2);
    add(TODAY, "refund", 1);
    add(TODAY.minusDays(1), "cash", 5);

    assertThat(found(TENANT))
        .containsExactly(
            new MissedSearch("cash", 5, TODAY.minusDays(1)), new MissedSearch("refund", 3, TODAY));
    assertThat(database.ask(() -> misses.since(TENANT, TODAY, 1)))
        .containsExactly(new MissedSearch("refund", 1, TODAY));
  }

  @Test
  void keepsCountsForNinetyDays() {
    add(TODAY.minusDays(91), "a", 1);
    add(TODAY.minusDays(91), "b", 1);
    add(TODAY.minusDays(91), "c", 1);
    add(TODAY.minusDays(90), "d", 1);

    assertThat(database.ask(() -> misses.purge(NOW, 2))).isEqualTo(2);
    assertThat(database.ask(() -> misses.purge(NOW, 2))).isEqualTo(1);
    assertThat(database.ask(() -> misses.purge(NOW, 2))).isZero();
    assertThat(database.ask(() -> misses.since(TENANT, TODAY.minusDays(99), 9))).hasSize(1);
  }

  @Test
  void countsGoWithTheirSite() {
    add(TODAY, "a", 1);
    run("delete from tenant where id = 1");

    assertThat(found(TENANT)).isEmpty();
  }

  @Test
  void keepsWhatCouldNotBeWritten() {
    tally.misses =
        new SearchMisses() {
          private boolean back;

          @Override
          public void add(TenantId tenant, LocalDate day, SortedMap<String, Long> more) {
            if (!back) {
              back = true;
              throw new IllegalStateException("the database is away");
            }
            misses.add(tenant, day, more);
          }
        };
    missed(ANN, "refund");
    missed(BEN, "refund");
    at(NOW.plus(SearchTally.TYPING));

    assertThatIllegalStateException().isThrownBy(tally::flush);
    database.write(tally::flush);

    assertThat(found(TENANT)).containsExactly(new MissedSearch("refund", 2, TODAY));
  }

  private void missed(int reader, String text) {
    tally.note(TENANT, reader, text, false);
  }

  /** Lets so much time pass that nobody types on. */
  private void settle() {
    at(tally.clock.instant().plus(SearchTally.TYPING));
    database.write(tally::flush);
  }

  private void at(Instant time) {
    tally.clock = Clock.fixed(time, ZoneOffset.UTC);
  }

  private void add(LocalDate day, String words, long times) {
    database.write(() -> misses.add(TENANT, day, new TreeMap<>(Map.of(words, times))));
  }

  private List<MissedSearch> found(TenantId tenant) {
    return database.ask(() -> misses.since(tenant, TODAY.minusDays(29), 5_000));
  }

  private void run(String sql) {
    database.write(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }
}
