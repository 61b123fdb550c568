package dev.gatehouse.protocol.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
  private static final String LONG_PAGE = "/" + "a".repeat(4_000);

  private final MemoryDatabase database = new MemoryDatabase("pending-sign-ins");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final PendingSignIns pending = PretendSignIns.over(database, clock);
  private final LiveConnection connection =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live();

  /** A browser: what it does with cookies. */
  private final class Jar {
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private String address = "192.0.2.1";

    private Jar with(Jar later) {
      Jar both = new Jar();
      both.cookies.putAll(cookies);
      both.cookies.putAll(later.cookies);
      both.ends.putAll(ends);
      both.ends.putAll(later.ends);
      return both;
    }

    private Jar take(List<String> headers) {
      for (String header : headers) {
        String pair = header.substring(0, header.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        cookies.put(name, pair.substring(name.length() + 1));
        String age = header.replaceAll(".*; Max-Age=(\\d+).*", "$1");
        ends.put(name, clock.instant().plusSeconds(Long.parseLong(age)));
      }
      return this;
    }

    private String text() {
      return cookies.entrySet().stream()
          .filter(cookie -> clock.instant().isBefore(ends.get(cookie.getKey())))
          .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
          .collect(Collectors.joining("; "));
    }

    private Incoming request() {
      return PretendCall.to("acme.localhost", "/").from(address).cookies(text()).incoming();
    }

    private Jar at(String other) {
      address = other;
      return this;
    }

    private Jar remember(String page) {
      return take(database.ask(() -> pending.remember(connection, request(), page)));
    }

    private String begin(String page) {
      PendingSignIns.Begun begun = database.ask(() -> pending.begin(connection, request(), page));
      take(begun.cookies());
      return begun.key();
    }

    private Optional<String> takePage() {
      return taken(database.ask(() -> pending.take(connection, request())));
    }

    private Optional<String> forget(String page) {
      return taken(database.ask(() -> pending.forget(connection, request(), page)));
    }

    private Optional<String> taken(Optional<PendingSignIns.Taken> taken) {
      taken.ifPresent(found -> take(found.cookies()));
      return taken.map(PendingSignIns.Taken::page);
    }

    private Optional<String> page(String key) {
      return database.ask(() -> pending.page(connection, key, request()));
    }
  }

  @BeforeEach
  void makeSite() {
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

  private long rows() {
    return database.ask(
        () ->
            database
                .entities()
                .createQuery("select count(p) from PendingSignIn p", Long.class)
                .getSingleResult());
  }

  private Optional<String> pageAnywhere(String key) {
    return database.ask(() -> pending.page(connection, key));
  }

  @Test
  void strangersMakeTheDatabaseWriteNothing() {
    new Jar().remember("/a").remember("/b");
    new Jar().begin("/c");

    assertThat(rows()).isZero();
  }

  @Test
  void longPagesAreStoredUpToLimit() {
    Jar first = new Jar().remember(LONG_PAGE);
    String key = new Jar().begin(LONG_PAGE);
    for (int i = 0; i < 700; i++) {
      new Jar().at("192.0.2." + i % 10).remember(LONG_PAGE);
    }

    assertThat(first.takePage()).contains(LONG_PAGE);
    assertThat(pageAnywhere(key)).contains(LONG_PAGE);
    assertThat(rows()).isEqualTo(599);
    Jar late = new Jar();
    assertThat(late.page(late.begin(LONG_PAGE))).contains("/");
  }

  @Test
  void oneAddressDoesNotTakeTheShareOfAll() {
    for (int i = 0; i < 700; i++) {
      new Jar().at("2001:db8::" + i).remember(LONG_PAGE);
    }

    assertThat(rows()).isEqualTo(300);
    assertThat(new Jar().at("192.0.2.9").remember(LONG_PAGE).takePage()).contains(LONG_PAGE);
  }

  @Test
  void pageThatWasAskedForLastIsTakenFirstAndEachAsOftenAsAskedFor() {
    Jar browser = new Jar().remember("/a");
    String known = BrowserCookies.first(browser.request()).orElseThrow();
    for (String page : new String[] {"/b", "/a"}) {
      clock.advance(Duration.ofSeconds(1));
      browser.remember(page);
    }

    assertThat(BrowserCookies.of(browser.request()).all())
        .as("one cookie, however many pages")
        .singleElement()
        .satisfies(cookie -> assertThat(cookie.value()).isEqualTo(known));
    assertThat(browser.takePage()).contains("/a");
    assertThat(Stream.of(browser.takePage(), browser.takePage()).flatMap(Optional::stream))
        .as("the rest, in any order")
        .containsExactlyInAnyOrder("/a", "/b");
    assertThat(browser.takePage()).isEmpty();
    assertThat(browser.text()).as("it is still the same browser").endsWith("=" + known);
  }

  @Test
  void simultaneousSignInsOfOneBrowserGetDifferentPages() {
    Jar browser = new Jar().remember("/a").remember("/b");
    Incoming same = browser.request();

    assertThat(
            Stream.generate(() -> database.ask(() -> pending.take(connection, same)))
                .limit(3)
                .flatMap(Optional::stream)
                .map(PendingSignIns.Taken::page))
        .containsExactlyInAnyOrder("/a", "/b");
  }

  @Test
  void pagesThatOneBrowserOpensAtTheSameMomentDoNotReplaceEachOther() {
    Jar browser = new Jar().remember("/a");
    clock.advance(Duration.ofSeconds(1));
    Incoming same = browser.request();
    List<String> one = pending.remember(connection, same, "/b");
    List<String> other = pending.remember(connection, same, "/c");

    browser.take(one).take(other);

    assertThat(Stream.generate(browser::takePage).limit(4).flatMap(Optional::stream))
        .containsExactlyInAnyOrder("/a", "/b", "/c");
  }

  @Test
  void pageIsTakenOnceHoweverManyTransactionsTry() {
    Jar browser = new Jar();
    String key = browser.begin("/a");
    Instant end = clock.instant();
    database.write(() -> pending.stored.take(connection.connection(), key, end));

    database.entities().getTransaction().begin();
    assertThatThrownBy(() -> pending.stored.take(connection.connection(), key, end))
        .isInstanceOfSatisfying(
            PersistenceException.class, e -> assertThat(SqlState.isUniqueViolation(e)).isTrue());
    database.entities().getTransaction().rollback();
  }

  @Test
  void tabThatFindsBackByItselfLeavesThePageToOthersThatAreAtIt() {
    Jar browser = new Jar().remember("/a");
    clock.advance(Duration.ofSeconds(1));
    browser.remember("/a");

    assertThat(browser.forget("/a")).isPresent();

    assertThat(browser.takePage()).contains("/a");
    assertThat(browser.forget("/a")).isEmpty();
  }

  @Test
  void browserForgetsItsOwnPagesOnly() {
    Jar both = new Jar().remember("/a").with(new Jar().remember("/b"));
    Jar others = new Jar().remember("/c");
    both.remember("/a").remember(LONG_PAGE);

    database.write(
        () -> {
          pending.forgetAll(connection.site(), List.of(connection), new Jar().request());
          both.take(pending.forgetAll(connection.site(), List.of(connection), both.request()));
        });

    assertThat(both.takePage()).isEmpty();
    assertThat(others.takePage()).contains("/c");
  }

  @Test
  void browserWithoutCookieGetsOneOfItsOwnEachTime() {
    Jar first = new Jar().remember("/a");
    Jar second = new Jar().remember("/b");

    assertThat(first.cookies.keySet()).doesNotContainAnyElementsOf(second.cookies.keySet());
    assertThat(new Jar().takePage()).isEmpty();
    assertThat(first.takePage()).contains("/a");
    assertThat(first.with(second).takePage()).contains("/b");
  }

  /**
   * The answer with the first cookie was the last to arrive, after the second's sign-in had left.
   */
  @Test
  void signInLeavesThePageOfAnOlderCookieToTheOneThatKnowsNoOther() {
    Jar late = new Jar().remember("/a");
    clock.advance(Duration.ofSeconds(1));
    Jar early = new Jar().remember("/b");

    assertThat(early.with(late).takePage()).contains("/a");
    assertThat(early.takePage()).contains("/b");
  }

  @Test
  void newPageWaitsWithTheNewestCookieSoThatNoneOfEarlierTabsComesBeforeIt() {
    Jar browser = new Jar().remember("/a").with(new Jar().remember("/b"));
    clock.advance(Duration.ofSeconds(1));

    browser.remember("/c");

    assertThat(browser.takePage()).contains("/c");
  }

  @Test
  void pagesThatAreTooManyForACookieAreStored() {
    Jar browser = new Jar();
    for (int i = 0; i < 50; i++) {
      clock.advance(Duration.ofSeconds(1));
      browser.remember("/article/" + i);
    }

    assertThat(browser.text()).hasSizeLessThan(1_700);
    assertThat(browser.takePage()).contains("/article/49");
    assertThat(Stream.generate(browser::takePage).limit(60).flatMap(Optional::stream))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 49).mapToObj(i -> "/article/" + i).toList());
  }

  @Test
  void cookiesOfManyTabsDoNotFillTheHeader() {
    Jar browser = new Jar();
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofSeconds(1));
      browser = browser.with(new Jar().remember("/article/" + "a".repeat(100) + i));
    }
    String longest = "/" + "a".repeat(199);
    clock.advance(Duration.ofSeconds(1));

    browser.remember(longest);

    assertThat(browser.text()).hasSizeLessThan(4_500);
    assertThat(browser.takePage()).contains(longest);
    assertThat(Stream.generate(browser::takePage).limit(30).flatMap(Optional::stream))
        .as("each tab gets its page")
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "/article/" + "a".repeat(100) + i).toList());
  }

  @Test
  void oneMorePageSpoilsNoneOfManyTabs() {
    Jar browser = new Jar();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Jar tab = new Jar();
      keys.add(tab.begin("/article/" + i));
      browser = browser.with(tab);
    }

    browser.begin("/article/50");

    for (int i = 0; i < 50; i++) {
      assertThat(browser.page(keys.get(i))).contains("/article/" + i);
    }
  }

  @Test
  void keysThatComeBackInTokensStayOutOfTheCookiesButForTheLast() {
    Jar browser = new Jar();
    for (int i = 0; i < 10; i++) {
      Jar tab = new Jar();
      String key = tab.begin("/" + "a".repeat(599));
      browser = browser.with(tab);
      assertThat(browser.page(key)).isPresent();
    }

    assertThat(browser.text()).hasSizeLessThan(1_800);
  }

  /** Two connections of different protocols at one site, each with a tab that waits. */
  @Test
  void eachProtocolFindsItsOwnPage() {
    LiveConnection other = otherConnection();
    Jar browser = new Jar().remember("/a");
    clock.advance(Duration.ofSeconds(1));
    PendingSignIns.Begun begun = database.ask(() -> pending.begin(other, browser.request(), "/b"));
    browser.take(begun.cookies());

    assertThat(database.ask(() -> pending.page(other, begun.key(), browser.request())))
        .contains("/b");
    assertThat(browser.takePage()).contains("/a");
  }

  @Test
  void keyCountsInItsBrowserForTenMinutesAndTellsItsPageForAnHour() {
    for (String page : List.of("/a", LONG_PAGE)) {
      Jar browser = new Jar();
      String key = browser.begin(page);
      Jar other = new Jar();
      other.begin("/b");

      assertThat(browser.page(key)).contains(page);
      assertThat(other.with(browser).page(key)).contains(page);
      assertThat(other.page(key)).isEmpty();
      clock.advance(Duration.ofMinutes(10));
      assertThat(browser.page(key)).isEmpty();
      assertThat(pageAnywhere(key)).contains(page);
      clock.advance(Duration.ofMinutes(50));
      assertThat(pageAnywhere(key)).isEmpty();
    }
  }

  @Test
  void changedKeyIsNone() {
    Jar browser = new Jar();
    String key = browser.begin("/a");
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'A' ? 'B' : 'A';
      String changed = key.substring(0, i) + other + key.substring(i + 1);
      assertThat(browser.page(changed)).as("at %d", i).isEmpty();
      assertThat(pageAnywhere(changed)).as("at %d", i).isEmpty();
    }
    assertThat(pageAnywhere(key + "A")).isEmpty();
    assertThat(pageAnywhere(key.substring(1))).isEmpty();
    assertThat(pageAnywhere(key)).contains("/a");
  }

  @Test
  void keyIsOfTheConnectionThatMadeIt() {
    String key = new Jar().begin("/a");

    assertThat(pending.keys.open(connection.connection(), key)).isPresent();
    assertThat(pending.keys.open(otherConnection().connection(), key)).isEmpty();
    Connection elsewhere =
        new Connection() {
          @Override
          public Long getId() {
            return connection.connection().getId();
          }

          @Override
          public TenantId tenantId() {
            return new TenantId(connection.site().id().value() + 1);
          }
        };
    assertThat(pending.keys.open(elsewhere, key)).isEmpty();
  }

  /** A connection of another protocol at the same site. */
  private LiveConnection otherConnection() {
    Connection other =
        new Connection() {
          @Override
          public Long getId() {
            return connection.connection().getId() + 1;
          }

          @Override
          public ConnectionSettings getSettings() {
            return connection.settings();
          }

          @Override
          public TenantId tenantId() {
            return connection.site().id();
          }
        };
    return new LiveConnection(
        connection.site(), other, ProtocolsOnClassPath.shipped().get(1), List.of());
  }

  @Test
  void keyFitsIntoAnAddressAndNoTwoAreEqual() {
    Jar browser = new Jar();
    String key = browser.begin("/article/1-first");

    assertThat(key).matches("[A-Za-z0-9_-]{90,110}");
    assertThat(browser.begin("/article/1-first")).isNotEqualTo(key);
  }

  /** It stands in addresses and logs of the company's app. */
  @Test
  void keyTellsNobodyElseItsPage() {
    String key = new Jar().begin("/article/1-salaries-of-the-board");

    byte[] bytes = Base64.getUrlDecoder().decode(key);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("article", "salaries", "board");
  }

  @Test
  void keyThatWasStoredBeforeTheUpgradeCounts() {
    Jar browser = new Jar();
    browser.begin("/other");
    String cookie = BrowserCookies.first(browser.request()).orElseThrow();
    Instant end = clock.instant().plus(Duration.ofHours(1));
    database.write(
        () -> pending.stored.store(connection.connection(), "k".repeat(32), cookie, "/a", end));

    assertThat(browser.page("k".repeat(32))).contains("/a");
    assertThat(new Jar().page("k".repeat(32))).isEmpty();
  }

  @Test
  void refusedBrowserIsLedToThePageThatItAskedForLast() {
    Jar browser = new Jar();
    browser.begin("/a");
    clock.advance(Duration.ofSeconds(1));
    browser.begin("/b");

    assertThat(database.ask(() -> pending.latest(connection, browser.request()))).contains("/b");
    assertThat(database.ask(() -> pending.latest(connection, new Jar().request()))).isEmpty();
  }

  @Test
  void pagesOfOtherTabsWaitForTenMinutesAfterASignIn() {
    Jar browser = new Jar().remember("/a").remember(LONG_PAGE);
    clock.advance(Duration.ofSeconds(1));
    browser.remember("/b");
    assertThat(browser.takePage()).contains("/b");

    clock.advance(Duration.ofMinutes(10));

    assertThat(browser.takePage()).isEmpty();
  }

  @Test
  void pageThatIsComeBackToOtherwiseIsForgotten() {
    Jar browser = new Jar().remember("/a");

    assertThat(browser.forget("/b")).isEmpty();
    assertThat(browser.forget("/a")).isPresent();
    assertThat(browser.takePage()).isEmpty();
  }

  @Test
  void looksAreNotRemembered() {
    Incoming head = PretendCall.to("acme.localhost", "/").method("HEAD").incoming();
    Jar browser = new Jar().take(pending.remember(connection, head, "/a"));
    PendingSignIns.Begun begun = pending.begin(connection, head, "/a");

    assertThat(browser.takePage()).isEmpty();
    assertThat(browser.take(begun.cookies()).page(begun.key())).isEmpty();
  }
}
