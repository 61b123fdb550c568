package dev.gatehouse.signin.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalChainsTest {
  private static final String PAGE = "/article/1-x?tab=2";
  private static final int MOST = 5;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final Site site = new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).site();
  private final RefusalChains chains = new RefusalChains();
  private final Answer challenge = Answer.redirect(302, "https://app.example/login");
  private final Incoming client = client(null);

  @BeforeEach
  void setClock() {
    chains.clock = clock;
  }

  private static Incoming client(String cookies) {
    return PretendCall.to("acme.example.net", "/article/1-x").cookies(cookies).incoming();
  }

  private void challenge() {
    chains.challenged(site, client, challenge, PAGE);
  }

  private boolean ends(Incoming request, Rejection reason, Credential bad, String page) {
    Refusal refusal = new Refusal(new Rejected(reason, "as tested"), bad, null, site, "t");
    return chains.isTooLong(refusal, request, Optional.ofNullable(page));
  }

  private boolean ends(Incoming request, String token) {
    return ends(request, Rejection.JWT_EXPIRED, Credential.sent(token, Surface.PAGE), PAGE);
  }

  private boolean ends(String token) {
    return ends(client, token);
  }

  /** After a challenge, one less than ends. */
  private void almost() {
    challenge();
    for (int i = 1; i < MOST; i++) {
      assertThat(ends("h.p" + i + ".s")).as("%s", i).isFalse();
    }
  }

  @Test
  void fifthOfAChainEndsWithinAMinute() {
    almost();
    clock.advance(Duration.ofSeconds(59));
    assertThat(ends("h.p5.s")).isTrue();
    assertThat(ends("h.p6.s")).as("goes on").isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(ends("h.p7.s")).isFalse();
  }

  @Test
  void sameTokenAgainCountsAndChallengesInBetweenBreakNothing() {
    for (int i = 1; i < MOST; i++) {
      challenge();
      assertThat(ends("h.p.s")).isFalse();
    }
    challenge();
    assertThat(ends("h.p.s")).isTrue();
  }

  @Test
  void nothingCountsWithoutAChallenge() {
    for (int i = 0; i < 30; i++) {
      assertThat(ends("h.p" + i % 10 + ".s")).isFalse();
    }
  }

  @Test
  void otherTokensBreakAChainUntilTheNextChallenge() {
    for (String other : new String[] {"h.longer.s", "H.p5.s", "h.p4.S"}) {
      almost();
      assertThat(ends(other)).as(other).isFalse();
      for (int i = 0; i < MOST; i++) {
        assertThat(ends("h.p" + i + ".s")).as(other).isFalse();
      }
    }
    almost();
    Credential bad = Credential.sent("h.p5.s", Surface.PAGE);
    assertThat(ends(client, Rejection.JWT_TOO_OLD, bad, PAGE)).isFalse();
    assertThat(ends("h.p5.s")).isFalse();
  }

  @Test
  void otherPagesBreakAChain() {
    almost();
    Credential bad = Credential.sent("h.p5.s", Surface.PAGE);
    assertThat(ends(client, Rejection.JWT_EXPIRED, bad, "/article/1-x?tab=3")).isFalse();
    assertThat(ends("h.p5.s")).isFalse();

    almost();
    chains.challenged(site, client, challenge, "/docs");
    assertThat(ends("h.p5.s")).isFalse();

    almost();
    chains.broken(site, client);
    assertThat(ends("h.p5.s")).isFalse();
  }

  /** Such a browser never asks without a token; the refusal of the kept one is the challenge. */
  @Test
  void tokensAfterOneThatTheBrowserKeepsMakeAChain() {
    Credential kept = Credential.kept("h.p0.s", Surface.PAGE);
    assertThat(ends(client, Rejection.JWT_EXPIRED, kept, PAGE)).isFalse();
    for (int i = 2; i < MOST; i++) {
      assertThat(ends("h.p" + i + ".s")).as("%s", i).isFalse();
    }
    assertThat(ends("h.p5.s")).isTrue();
  }

  @Test
  void tokensOfAnotherKindAfterTheKeptOneMakeAChain() {
    Credential kept = Credential.kept("h.expired.s", Surface.PAGE);
    assertThat(ends(client, Rejection.JWT_EXPIRED, kept, PAGE)).isFalse();
    for (int i = 1; i < MOST; i++) {
      assertThat(ends("h.p" + i + ".s")).as("%s", i).isFalse();
    }
    assertThat(ends("h.p5.s")).isTrue();
  }

  /** A sign-in address does not tell where the token leads. */
  @Test
  void tokensAtASignInAddressCountForThePageThatWasAskedFor() {
    challenge();
    Credential bad = Credential.sent("h.p.s", Surface.REDIRECT);
    for (int i = 1; i < MOST; i++) {
      assertThat(ends(client, Rejection.JWT_EXPIRED, bad, null)).isFalse();
    }
    assertThat(ends(client, Rejection.JWT_EXPIRED, bad, null)).isTrue();
  }

  @Test
  void clientThatKeepsCookiesIsKnownByTheOneThatTheChallengeGaveIt() {
    Answer giving = BrowserCookies.given(challenge, site, client);
    String cookie =
        giving.headers().stream()
            .filter(header -> header.name().equals("Set-Cookie"))
            .map(header -> header.value().split(";")[0])
            .findFirst()
            .orElseThrow();
    chains.challenged(site, client, giving, PAGE);
    for (int i = 1; i < MOST; i++) {
      assertThat(ends(client(cookie), "h.p" + i + ".s")).isFalse();
      chains.broken(site, client);
      assertThat(ends("h.p" + i + ".s")).as("another client").isFalse();
    }
    assertThat(ends(client(cookie), "h.p5.s")).isTrue();
  }

  @Test
  void keptTokenThatStaysTheSameNeedsNoChallenge() {
    for (int i = 0; i < 30; i++) {
      Credential other = Credential.kept("h.p" + i % 10 + ".s", Surface.PAGE);
      assertThat(ends(client, Rejection.JWT_EXPIRED, other, PAGE)).isFalse();
    }
    Credential same = Credential.kept("h.p.s", Surface.PAGE);
    for (int i = 1; i < MOST; i++) {
      assertThat(ends(client, Rejection.JWT_EXPIRED, same, PAGE)).isFalse();
    }
    assertThat(ends(client, Rejection.JWT_EXPIRED, same, PAGE)).isTrue();
  }

  @Test
  void navigationBeginsNoChain() {
    Incoming browser =
        PretendCall.to("acme.example.net", "/article/1-x").fetch("navigate", "document").incoming();
    chains.challenged(site, browser, challenge, PAGE);
    for (int i = 0; i < MOST; i++) {
      assertThat(ends("h.p" + i + ".s")).isFalse();
    }
  }
}
