package dev.gatehouse.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.feed.FeedCache.Found;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedCacheTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Subject ANN = new Subject("reader", 1);
  private static final Subject BEN = new Subject("reader", 2);

  private final MemoryDatabase memory = new MemoryDatabase("feed-cache");
  private final PretendNode node = new PretendNode(memory.entities());
  private final FeedCache<String, String> cache = new FeedCache<>(node.feed(), LONGEST, 10);

  @BeforeEach
  void start() {
    node.feed().read();
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void change(Subject subject) {
    memory.write(() -> node.feed().changed(subject));
  }

  private static Found<String> found(String value, Subject... subjects) {
    return new Found<>(value, List.of(subjects), LONGEST);
  }

  @Test
  void asksOnceUntilSubjectChanges() {
    cache.get("ben", k -> found("hello", BEN));
    assertThat(cache.get("ann", k -> found("welcome", ANN))).isEqualTo("welcome");
    assertThat(cache.get("ann", k -> found("asked again", ANN))).isEqualTo("welcome");
    assertThat(cache.ifFresh("ann")).contains("welcome");

    change(ANN);

    assertThat(cache.ifFresh("ann")).isEmpty();
    assertThat(cache.get("ann", k -> found("banned", ANN))).isEqualTo("banned");
    assertThat(cache.ifFresh("ben")).as("one reader's change cools no other").contains("hello");
  }

  @Test
  void changeOnAnotherNodeCountsOnceItIsRead() {
    cache.get("ann", k -> found("welcome", ANN));
    memory.write(() -> new PretendNode(memory.entities()).feed().changed(ANN));
    node.pass(ChangeFeed.KNOWN.plusNanos(1));

    assertThat(cache.ifFresh("ann")).as("nobody knows yet").isEmpty();
    assertThat(cache.get("ann", k -> found("banned", ANN))).isEqualTo("banned");
  }

  @Test
  void entryOutlivesReadingsThatDoNotNameIt() {
    cache.get("ann", k -> found("welcome", ANN));
    for (int i = 0; i < 3; i++) {
      node.pass(Duration.ofSeconds(15));
      assertThat(cache.ifFresh("ann")).as("the feed has to be read first").isEmpty();
      assertThat(cache.get("ann", k -> found("asked again", ANN))).isEqualTo("welcome");
      assertThat(cache.ifFresh("ann")).contains("welcome");
    }

    node.pass(Duration.ofSeconds(16));

    assertThat(cache.get("ann", k -> found("asked again", ANN))).isEqualTo("asked again");
  }

  @Test
  void briefAnswerIsAskedForAgainWhateverTheFeedSays() {
    cache.get("ann", k -> Found.briefly("unknown", ANN));
    assertThat(cache.ifFresh("ann")).contains("unknown");

    node.pass(FeedCache.BRIEF.plusNanos(1));

    assertThat(cache.get("ann", k -> found("welcome", ANN))).isEqualTo("welcome");
  }

  @Test
  void nothingIsFreshWithoutDatabase() {
    cache.get("ann", k -> found("welcome", ANN));
    node.breakDatabase();
    node.pass(ChangeFeed.KNOWN.plusNanos(1));

    assertThat(cache.ifFresh("ann")).isEmpty();
    assertThatThrownBy(() -> cache.get("ann", k -> found("asked again", ANN)))
        .isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void answerOfQueryThatBeganBeforeChangeIsStale() {
    cache.get("ann", k -> changedMeanwhile("welcome"));

    assertThat(cache.ifFresh("ann")).isEmpty();
    assertThat(cache.get("ann", k -> found("banned", ANN))).isEqualTo("banned");
  }

  @Test
  void answerThatIsPutAfterChangeButWasAskedForBeforeIsStale() {
    FeedCache.Begun query = cache.begin();
    cache.put("ann", changedMeanwhile("welcome"), query);

    assertThat(cache.ifFresh("ann")).isEmpty();
  }

  @Test
  void callerAfterChangeDoesNotShareQueryThatBeganBefore() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> before =
          threads.submit(() -> cache.get("ann", k -> late("welcome", reading, answer)));
      reading.await();
      change(ANN);
      Future<String> after = threads.submit(() -> cache.get("ann", k -> found("banned", ANN)));
      // Gives the second caller time to wait for the answer of the first.
      Thread.sleep(100);
      answer.countDown();

      assertThat(before.get(5, TimeUnit.SECONDS)).isEqualTo("welcome");
      assertThat(after.get(5, TimeUnit.SECONDS)).isEqualTo("banned");
    } finally {
      threads.shutdownNow();
    }
  }

  private Found<String> changedMeanwhile(String answer) {
    change(ANN);
    return found(answer, ANN);
  }

  private static Found<String> late(String answer, CountDownLatch reading, CountDownLatch go) {
    reading.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return found(answer, ANN);
  }
}
