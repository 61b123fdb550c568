package dev.gatehouse.protocol.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
  private final MemoryDatabase database = new MemoryDatabase("pending-sign-ins");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final PendingSignIns pending = new PendingSignIns();
  private final LiveConnection connection =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live();

  @BeforeEach
  void makeSite() {
    pending.entities = database.entities();
    pending.clock = clock;
    Rows rows = new Rows(database);
    long site = connection.site().id().value();
    database.write(
        () -> {
          rows.tenant(site, "acme", "Acme");
          rows.connection(connection.connection().getId(), site, true);
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Incoming browser(String cookies) {
    return PretendCall.to("acme.localhost", "/").cookies(cookies).incoming();
  }

  private String remember(String cookies, String page) {
    return pair(database.ask(() -> pending.remember(connection, browser(cookies), page)));
  }

  private PendingSignIns.Begun begin(String cookies, String page) {
    return database.ask(() -> pending.begin(connection, browser(cookies), page));
  }

  private static String pair(String header) {
    return header.substring(0, header.indexOf(';'));
  }

  private Optional<String> take(String cookies) {
    return database.ask(() -> pending.take(connection, browser(cookies)));
  }

  private boolean forget(String cookies, String page) {
    return database.ask(() -> pending.forget(connection, browser(cookies), page));
  }

  private Optional<String> page(String key, String cookies) {
    return database.ask(() -> pending.page(connection, key, browser(cookies)));
  }

  @Test
  void pageThatWasAskedForLastIsTakenFirstAndEachAsOftenAsAskedFor() {
    String cookie = remember(null, "/a");
    for (String page : new String[] {"/b", "/a"}) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(remember(cookie, page)).as("the same cookie").isEqualTo(cookie);
    }

    assertThat(take(cookie)).contains("/a");
    assertThat(Stream.of(take(cookie), take(cookie)).flatMap(Optional::stream))
        .as("the rest, in any order")
        .containsExactlyInAnyOrder("/a", "/b");
    assertThat(take(cookie)).isEmpty();
  }

  @Test
  void tabThatFindsBackByItselfLeavesThePageToOthersThatAreAtIt() {
    String cookie = remember(null, "/a");
    clock.advance(Duration.ofSeconds(1));
    remember(cookie, "/a");

    assertThat(forget(cookie, "/a")).isTrue();

    assertThat(take(cookie)).contains("/a");
    assertThat(forget(cookie, "/a")).isFalse();
  }

  @Test
  void browserForgetsItsOwnPagesOnly() {
    String first = remember(null, "/a");
    String second = remember(null, "/b");
    String others = remember(null, "/c");
    remember(first, "/a");

    database.write(
        () -> {
          pending.forgetAll(connection, browser(null));
          pending.forgetAll(connection, browser(first + "; " + second));
        });

    assertThat(take(first)).isEmpty();
    assertThat(take(second)).isEmpty();
    assertThat(take(others)).contains("/c");
  }

  @Test
  void browserWithoutCookieGetsOneOfItsOwnEachTime() {
    String first = remember(null, "/a");
    String second = remember(null, "/b");

    assertThat(first.split("=")[0]).isNotEqualTo(second.split("=")[0]);
    assertThat(take(null)).isEmpty();
    assertThat(take(first)).contains("/a");
    assertThat(take("x=1; " + first + "; " + second)).contains("/b");
  }

  /**
   * The answer with the first cookie was the last to arrive, after the second's sign-in had left.
   */
  @Test
  void signInLeavesThePageOfAnOlderCookieToTheOneThatKnowsNoOther() {
    String late = remember(null, "/a");
    clock.advance(Duration.ofSeconds(1));
    String early = remember(null, "/b");

    assertThat(take(early + "; " + late)).contains("/a");
    assertThat(take(early)).contains("/b");
  }

  @Test
  void newPageWaitsWithTheNewestCookieSoThatNoneOfEarlierTabsComesBeforeIt() {
    String cookies = remember(null, "/a") + "; " + remember(null, "/b");
    clock.advance(Duration.ofSeconds(1));

    remember(cookies, "/c");

    assertThat(take(cookies)).contains("/c");
  }

  @Test
  void keyCountsInItsBrowserForTenMinutesAndTellsItsPageForAnHour() {
    PendingSignIns.Begun begun = begin(null, "/a");
    String cookie = pair(begun.cookie());
    String other = pair(begin(null, "/b").cookie());

    assertThat(page(begun.key(), cookie)).contains("/a");
    assertThat(page(begun.key(), other + "; " + cookie)).contains("/a");
    assertThat(page(begun.key(), other)).isEmpty();
    clock.advance(Duration.ofMinutes(10));
    assertThat(page(begun.key(), cookie)).isEmpty();
    assertThat(database.ask(() -> pending.page(connection, begun.key()))).contains("/a");
    clock.advance(Duration.ofMinutes(50));
    assertThat(database.ask(() -> pending.page(connection, begun.key()))).isEmpty();
  }

  @Test
  void pagesOfOtherTabsWaitForTenMinutesAfterASignIn() {
    String cookie = remember(null, "/a");
    clock.advance(Duration.ofSeconds(1));
    remember(cookie, "/b");
    take(cookie);

    clock.advance(Duration.ofMinutes(10));

    assertThat(take(cookie)).isEmpty();
  }

  @Test
  void pageThatIsComeBackToOtherwiseIsForgotten() {
    String cookie = remember(null, "/a");

    assertThat(forget(cookie, "/b")).isFalse();
    assertThat(forget(cookie, "/a")).isTrue();
    assertThat(take(cookie)).isEmpty();
  }

  @Test
  void looksAreNotRemembered() {
    Incoming head = PretendCall.to("acme.localhost", "/").method("HEAD").incoming();
    String cookie = pair(database.ask(() -> pending.remember(connection, head, "/a")));

    assertThat(take(cookie)).isEmpty();
  }
}
