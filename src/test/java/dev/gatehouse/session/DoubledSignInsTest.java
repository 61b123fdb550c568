package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoubledSignInsTest {
  private static final String TOKEN = "hash of a token";
  private static final String BROWSER = "hash of a cookie";

  private final MemoryDatabase database = new MemoryDatabase("doubled-sign-ins");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final DoubledSignIns doubled = new DoubledSignIns();
  private final Site site =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live().site();

  @BeforeEach
  void makeSite() {
    doubled.entities = database.entities();
    doubled.clock = clock;
    Rows rows = new Rows(database);
    database.write(
        () -> {
          rows.tenant(site.id().value(), "acme", "Acme");
          rows.connection(5, site.id().value(), true);
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void begin(String landing, String browser, Duration lifetime) {
    ReaderSession session =
        new ReaderSession(
                site.id(),
                SessionHolder.visitor("Ann"),
                SessionOrigin.connection(5, TOKEN),
                clock.instant(),
                lifetime)
            .landing(landing, browser);
    session.foundBy(landing + browser);
    database.write(() -> database.entities().persist(session));
  }

  private Optional<String> landing(String madeBy, String... browsers) {
    return database.ask(() -> doubled.landing(site, madeBy, List.of(browsers)));
  }

  @Test
  void tellsWhereTheSessionOfThisTokenBeganInThisBrowser() {
    begin("/article/1-x", BROWSER, Duration.ofHours(1));

    assertThat(landing(TOKEN, "another", BROWSER)).contains("/article/1-x");
    assertThat(landing(TOKEN, "another")).isEmpty();
    assertThat(landing(TOKEN)).isEmpty();
    assertThat(landing("another", BROWSER)).isEmpty();
  }

  @Test
  void sessionThatLedNowhereElseLedHome() {
    begin(null, BROWSER, Duration.ofHours(1));

    assertThat(landing(TOKEN, BROWSER)).contains(site.home());
  }

  @Test
  void secondUseIsOfADoubleClickForFiveSeconds() {
    begin("/article/1-x", BROWSER, Duration.ofHours(1));

    clock.advance(Duration.ofSeconds(5));
    assertThat(landing(TOKEN, BROWSER)).contains("/article/1-x");
    clock.advance(Duration.ofMillis(1));
    assertThat(landing(TOKEN, BROWSER)).isEmpty();
  }

  @Test
  void sessionThatHasEndedLeadsNowhere() {
    begin("/article/1-x", BROWSER, Duration.ofSeconds(2));

    clock.advance(Duration.ofSeconds(2));

    assertThat(landing(TOKEN, BROWSER)).isEmpty();
  }
}
