package dev.gatehouse.signin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final String PAGE = "/article/1-x";
  private static final int MOST = 4;

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final Rounds rounds = new Rounds();
  private final Site site = new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).site();
  private final Incoming stranger = PretendCall.to("acme.localhost", PAGE).incoming();

  @BeforeEach
  void setClock() {
    rounds.clock = clock;
  }

  private static Incoming withCookie(int number) {
    String value = ("%032d").formatted(number);
    return PretendCall.to("acme.localhost", PAGE)
        .cookies("__Host-gatehouse-browser-AAAAAAAA=" + value)
        .incoming();
  }

  /** One round of a browser that loses its sign-in; whether it was one too many. */
  private boolean round(Incoming browser) {
    return round(browser, PAGE);
  }

  private boolean round(Incoming browser, String page) {
    rounds.signedIn(site, browser, page);
    return rounds.isOneTooMany(site, browser, page);
  }

  @Test
  void endsABrowserThatLosesItsSignIn() {
    assertThat(rounds.isOneTooMany(site, stranger, PAGE)).isFalse();
    for (int i = 1; i < MOST; i++) {
      assertThat(round(stranger)).isFalse();
    }
    assertThat(round(stranger)).isTrue();
    assertThat(rounds.isOneTooMany(site, stranger, PAGE)).as("no other round").isFalse();
    assertThat(round(stranger)).as("goes on").isTrue();
  }

  @Test
  void requestsAloneAreNoRounds() {
    for (int i = 0; i < 100; i++) {
      assertThat(rounds.isOneTooMany(site, stranger, PAGE)).isFalse();
    }
    IntStream.range(0, 100).forEach(i -> rounds.signedIn(site, stranger, PAGE));
    assertThat(rounds.isOneTooMany(site, stranger, PAGE)).isFalse();
  }

  @Test
  void readersBehindOneAddressWithTheSameBrowserAreToldApart() {
    for (int i = 0; i < 100; i++) {
      assertThat(rounds.isOneTooMany(site, stranger, PAGE)).as("begins").isFalse();
      rounds.signedIn(site, withCookie(i), PAGE);
      rounds.stayedSignedIn(site, withCookie(i), PAGE);
    }
    for (int i = 0; i < 100; i++) {
      rounds.signedIn(site, stranger, PAGE);
      rounds.stayedSignedIn(site, stranger, PAGE);
      assertThat(rounds.isOneTooMany(site, stranger, PAGE)).as("begins").isFalse();
    }
  }

  /** Between another reader's sign-in and the page where it led. */
  @Test
  void requestsOfOthersInBetweenAreNoRounds() {
    for (int i = 0; i < 100; i++) {
      assertThat(round(stranger)).isFalse();
      rounds.stayedSignedIn(site, stranger, PAGE);
      rounds.stayedSignedIn(site, stranger, PAGE);
    }
    clock.advance(Duration.ofMinutes(1));
    for (int i = 1; i < MOST; i++) {
      assertThat(round(stranger)).isFalse();
    }
    assertThat(round(stranger)).isTrue();
  }

  @Test
  void browserThatLosesOnlyItsSessionIsEndedAsWell() {
    for (int i = 1; i < MOST; i++) {
      assertThat(round(withCookie(1))).isFalse();
    }
    assertThat(round(withCookie(2))).isFalse();
    assertThat(round(withCookie(1))).isTrue();
  }

  @Test
  void slowRoundsAndOtherPagesDoNotCount() {
    for (int i = 0; i < 10; i++) {
      assertThat(round(stranger)).isFalse();
      clock.advance(Duration.ofSeconds(31));
    }
    for (int i = 0; i < 10; i++) {
      rounds.signedIn(site, stranger, "/" + i);
      assertThat(rounds.isOneTooMany(site, stranger, "/" + i)).isFalse();
    }
  }

  /** A backend that adds a parameter each time, so that no page is cached. */
  @Test
  void navigationIsKnownByItsPathAlone() {
    Incoming browser =
        PretendCall.to("acme.localhost", PAGE).fetch("navigate", "document").incoming();
    for (int i = 1; i < MOST; i++) {
      assertThat(round(browser, PAGE + "?nocache=" + i)).isFalse();
      assertThat(round(stranger, PAGE + "?nocache=" + i)).isFalse();
    }
    assertThat(round(stranger, PAGE + "?nocache=9")).isFalse();
    assertThat(round(browser, PAGE + "?nocache=9")).isTrue();
    assertThat(round(browser, "/docs?nocache=9")).isFalse();
  }

  /** Such as a test that signs in, reads with the cookie and then without. */
  @Test
  void clientThatBroughtItsSessionLatelyMakesNoRounds() {
    for (int i = 0; i < 10; i++) {
      assertThat(round(stranger)).isFalse();
      rounds.stayedSignedIn(site, withCookie(i), "/docs");
    }
    clock.advance(Duration.ofMinutes(1));
    for (int i = 1; i < MOST; i++) {
      assertThat(round(stranger)).isFalse();
    }
    assertThat(round(stranger)).as("no longer").isTrue();
  }

  /** Such as another reader behind the same proxy. */
  @Test
  void sessionFromBeforeTheSignInExcusesNoRound() {
    rounds.stayedSignedIn(site, withCookie(1), "/docs");
    clock.advance(Duration.ofSeconds(1));
    for (int i = 1; i < MOST; i++) {
      assertThat(round(stranger)).isFalse();
    }
    assertThat(round(stranger)).isTrue();
  }

  @Test
  void sessionsOfOthersDoNotExcuseANavigation() {
    Incoming browser =
        PretendCall.to("acme.localhost", PAGE).fetch("navigate", "document").incoming();
    for (int i = 1; i < MOST; i++) {
      rounds.stayedSignedIn(site, stranger, "/docs");
      assertThat(round(browser)).isFalse();
    }
    assertThat(round(browser)).isTrue();
  }
}
