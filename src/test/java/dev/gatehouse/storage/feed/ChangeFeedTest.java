package dev.gatehouse.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node reads of the changes that others write. */
class ChangeFeedTest {
  private static final Subject ANN = new Subject("reader", 1);
  private static final Subject BEN = new Subject("reader", 2);
  private static final Subject CAT = new Subject("reader", 3);

  /** The first id after the row that the migration writes. */
  private static final long FIRST = 2;

  private final MemoryDatabase memory = new MemoryDatabase("change-feed");
  private final PretendNode node = new PretendNode(memory.entities());
  private final ChangeFeed feed = node.feed();

  @BeforeEach
  void start() {
    feed.read();
  }

  @AfterEach
  void close() {
    memory.close();
  }

  /** Commits the change of another node. */
  private void write(long id, Subject subject) {
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery(
                    "insert into change_feed (id, kind, subject_id) values (?, ?, ?)")
                .setParameter(1, id)
                .setParameter(2, subject.kind())
                .setParameter(3, subject.id())
                .executeUpdate());
  }

  /** Which of the subjects the next reading says have changed. */
  private List<Subject> news() {
    long before = feed.marks().version();
    feed.read();
    return List.of(ANN, BEN, CAT).stream().filter(any -> isChanged(any, before)).toList();
  }

  private boolean isChanged(Subject subject, long since) {
    return feed.marks().isChanged(ChangeMarks.of(Set.of(subject)), since);
  }

  @Test
  void namesWhatChangedAndNothingElseOnce() {
    memory.write(() -> new PretendNode(memory.entities()).feed().changed(ANN, CAT));

    assertThat(news()).containsExactly(ANN, CAT);
    assertThat(news()).isEmpty();
  }

  @Test
  void nodeHearsItsOwnChangeBeforeItReads() {
    long before = feed.marks().version();

    memory.write(() -> feed.changed(ANN));

    assertThat(isChanged(ANN, before)).isTrue();
    assertThat(isChanged(BEN, before)).isFalse();
  }

  @Test
  void rowThatCommitsAfterNewerOnesIsNotMissed() {
    write(FIRST + 2, CAT);
    assertThat(news()).containsExactly(CAT);

    write(FIRST + 1, BEN);
    assertThat(news()).containsExactly(BEN);

    write(FIRST, ANN);
    assertThat(news()).containsExactly(ANN);
    assertThat(news()).isEmpty();
  }

  @Test
  void rowThatWasNotCommittedWhenTheNodeStartedIsNotMissed() {
    write(FIRST + 1, BEN);
    PretendNode late = new PretendNode(memory.entities());
    late.feed().read();
    long before = late.feed().marks().version();

    write(FIRST, ANN);
    late.feed().read();

    assertThat(late.feed().marks().isChanged(ChangeMarks.of(Set.of(ANN)), before)).isTrue();
    assertThat(late.feed().marks().isChanged(ChangeMarks.of(Set.of(BEN)), before)).isFalse();
  }

  @Test
  void rolledBackIdIsAskedForUntilNoTransactionCanHaveIt() {
    FeedPosition position = new FeedPosition();
    write(FIRST + 1, BEN);
    List<FeedRow> rows = feed.rows.newest(10);

    position.start(rows, 0);
    assertThat(position.next())
        .isEqualTo(
            new FeedPosition.Question(FIRST + 1, List.of(new FeedPosition.Gap(FIRST, FIRST, 0))));

    position.advance(position.next(), rows, FeedPosition.LONGEST_TRANSACTION.toNanos());
    assertThat(position.next().gaps()).hasSize(1);

    position.advance(position.next(), rows, FeedPosition.LONGEST_TRANSACTION.toNanos() + 1);
    assertThat(position.next().gaps()).isEmpty();
  }

  @Test
  void transactionThatWroteManyRowsAndCommitsLateMakesNothingElseCountAsChanged() {
    long last = FIRST + 5_000;
    write(last, BEN);
    assertThat(news()).containsExactly(BEN);

    write(FIRST + 2_000, ANN);
    assertThat(news()).containsExactly(ANN);
    write(FIRST, CAT);
    write(last - 1, CAT);
    assertThat(news()).containsExactly(CAT);
    assertThat(news()).isEmpty();
  }

  @Test
  void whileMoreGapsAreLeftThanOneQueryAsksForAnythingMayHaveChanged() {
    // Each leaves one id out.
    for (int i = 1; i <= FeedPosition.MOST_GAPS; i++) {
      write(FIRST + 2L * i - 1, BEN);
    }
    assertThat(news()).containsExactly(BEN);

    write(FIRST + 2L * FeedPosition.MOST_GAPS + 1, BEN);
    assertThat(news()).containsExactly(ANN, BEN, CAT);
    assertThat(news()).containsExactly(ANN, BEN, CAT);

    node.pass(FeedPosition.LONGEST_TRANSACTION.plusNanos(1));
    assertThat(news()).isEmpty();
  }

  @Test
  void nodeThatSleptForLongerThanRowsAreKeptBeginsAnew() {
    write(FIRST, ANN);
    assertThat(news()).containsExactly(ANN);
    write(FIRST + 1, BEN);
    write(FIRST + 2, CAT);

    memory.write(() -> feed.rows.purge(Instant.now().plus(Duration.ofHours(1)), 100));

    assertThat(news()).as("anything may have changed").containsExactly(ANN, BEN, CAT);
    assertThat(news()).isEmpty();
  }

  @Test
  void oldRowsAreDeletedInBatchesAndTheNewestStays() {
    write(FIRST, ANN);
    write(FIRST + 1, BEN);
    write(FIRST + 2, CAT);
    Instant later = Instant.now().plus(Duration.ofHours(1));
    feed.read();

    memory.write(() -> assertThat(feed.rows.purge(Instant.now(), 100)).isZero());
    memory.write(() -> assertThat(feed.rows.purge(later, 2)).isEqualTo(2));
    memory.write(() -> assertThat(feed.rows.purge(later, 2)).isEqualTo(1));
    memory.write(() -> assertThat(feed.rows.purge(later, 2)).isZero());

    assertThat(feed.rows.newest(10)).extracting(FeedRow::subject).containsExactly(CAT);
    assertThat(news()).as("nothing was missed").isEmpty();
  }

  @Test
  void emptiedFeedLeavesNothingFresh() {
    memory.write(
        () -> memory.entities().createNativeQuery("delete from change_feed").executeUpdate());

    assertThat(news()).containsExactly(ANN, BEN, CAT);
  }

  @Test
  void isCurrentForSecondAfterReading() {
    assertThat(feed.isCurrent()).isTrue();

    node.pass(ChangeFeed.KNOWN.plusNanos(1));
    assertThat(feed.isCurrent()).isFalse();

    feed.catchUp();
    assertThat(feed.isCurrent()).isTrue();
  }
}
