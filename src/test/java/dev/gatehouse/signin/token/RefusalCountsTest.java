package dev.gatehouse.signin.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String PAGE = "/article/1-x";
  private static final String COOKIE = "__Host-gatehouse-refused";
  private static final String BROWSER = "__Host-gatehouse-browser-AAAAAAAA=" + "A".repeat(32);

  private final SettableClock clock = new SettableClock(NOW);
  private final Site site = new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).site();
  private final CookielessRefusals cookieless = new CookielessRefusals();
  private String cookies;

  @BeforeEach
  void setClock() {
    cookieless.clock = clock;
  }

  private static Incoming navigation(String cookies) {
    return PretendCall.to("acme.example.net", PAGE)
        .cookies(cookies)
        .fetch("navigate", "document")
        .incoming();
  }

  private Refusal refusal(Rejection reason) {
    Credential credential = Credential.sent("h.p.s", Surface.PAGE);
    return new Refusal(new Rejected(reason, "as tested"), credential, null, site, "t");
  }

  /** Whether a refusal is one too many for a browser that keeps the cookie. */
  private boolean ends(String page, Rejection reason) {
    Incoming request = navigation(cookies);
    RefusalCounts counts =
        RefusalCounts.of(request).with(refusal(reason), request, page, clock.instant());
    cookies = counts.header(site, request).split(";")[0];
    return counts.areTooMany();
  }

  private boolean endsCookieless(String page, Rejection reason) {
    return cookieless.areTooMany(refusal(reason), navigation(null), page);
  }

  /** The same for both, which agree. */
  private boolean endBoth(String page, Rejection reason) {
    boolean ends = ends(page, reason);
    assertThat(endsCookieless(page, reason)).isEqualTo(ends);
    return ends;
  }

  @Test
  void fifthRefusalForOneReasonWithinAMinuteEndsWhateverTheQueryIs() {
    for (int i = 1; i < 5; i++) {
      assertThat(endBoth(PAGE + "?n=" + i, Rejection.JWT_EXPIRED)).as("%s", i).isFalse();
      assertThat(endBoth("/docs", Rejection.JWT_EXPIRED)).as("another page").isFalse();
    }
    clock.advance(Duration.ofSeconds(59));
    assertThat(endBoth(PAGE, Rejection.JWT_TOO_OLD)).as("another reason").isFalse();
    assertThat(endBoth(PAGE, Rejection.JWT_EXPIRED)).isTrue();
    assertThat(endBoth(PAGE, Rejection.JWT_EXPIRED)).as("goes on").isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(endBoth(PAGE, Rejection.JWT_EXPIRED)).isFalse();
  }

  @Test
  void tenthRefusalForOnePageEndsWhateverTheReasonsAre() {
    List<Rejection> reasons =
        List.of(Rejection.JWT_EXPIRED, Rejection.JWT_INVALID_SIGNATURE, Rejection.JWT_TOO_OLD);
    for (int i = 1; i < 10; i++) {
      assertThat(endBoth(PAGE + "?n=" + i, reasons.get(i % 3))).as("%s", i).isFalse();
    }
    assertThat(endBoth("/docs", Rejection.JWT_EXPIRED)).as("another page").isFalse();
    assertThat(endBoth(PAGE, Rejection.JWT_TOO_OLD)).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(endBoth(PAGE, Rejection.JWT_TOO_OLD)).isFalse();
  }

  @Test
  void browserThatIsKnownByACookieIsNotCountedByItsAddress() {
    for (int i = 0; i < 9; i++) {
      Incoming request = navigation(BROWSER);
      assertThat(cookieless.areTooMany(refusal(Rejection.JWT_EXPIRED), request, PAGE)).isFalse();
    }
  }

  @Test
  void cookieStaysShortAndHoldsNoAddress() {
    for (int i = 0; i < 100; i++) {
      ends("/article/" + i + "-secret", Rejection.JWT_EXPIRED);
    }
    assertThat(cookies.length()).isLessThan(1_000);
    assertThat(cookies).doesNotContain("article", "secret");
  }

  @Test
  void believesNothingStrangeOfTheCount() {
    for (int i = 1; i < 5; i++) {
      ends(PAGE, Rejection.JWT_EXPIRED);
    }
    String good = cookies.split("=")[1];
    String since = good.split("\\.")[1];
    String later = String.valueOf(NOW.getEpochSecond() + 5);
    for (String value :
        List.of(
            "",
            "~~",
            "4",
            "4." + since,
            "-" + good,
            "9" + good,
            good.replace(since, later),
            good.replace(since, "9".repeat(30)),
            good + ".x")) {
      cookies = COOKIE + "=" + value;
      assertThat(ends(PAGE, Rejection.JWT_EXPIRED)).as(value).isFalse();
    }
    cookies = COOKIE + "=nonsense~" + good;
    assertThat(ends(PAGE, Rejection.JWT_EXPIRED)).isTrue();
  }
}
