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

  private static Incoming request(String cookies, String mode) {
    return PretendCall.to("acme.example.net", PAGE)
        .cookies(cookies)
        .fetch(mode, mode.isEmpty() ? "" : "document")
        .incoming();
  }

  private Fault fault(Incoming request, String page, Rejection reason, String token) {
    Credential credential = Credential.sent(token, Surface.PAGE);
    Refusal refusal = new Refusal(new Rejected(reason, "as tested"), credential, null, site, "t");
    return Fault.of(refusal, request, page);
  }

  /** Whether a refusal is one too many for a browser that keeps the cookie. */
  private boolean ends(String page, Rejection reason, String token, String mode) {
    Incoming request = request(cookies, mode);
    Fault fault = fault(request, page, reason, token);
    RefusalCounts counts = RefusalCounts.counting(request, fault, clock.instant());
    cookies = counts.header(site, request).split(";")[0];
    return counts.last().isTooMany();
  }

  private boolean ends(String token) {
    return ends(PAGE, Rejection.JWT_EXPIRED, token, "");
  }

  private boolean endsCookieless(String page, Rejection reason, String token, String mode) {
    Incoming request = request(null, mode);
    return cookieless.areTooMany(site, request, fault(request, page, reason, token));
  }

  @Test
  void fifthRefusalWithinAMinuteEnds() {
    for (int i = 1; i < 5; i++) {
      assertThat(ends("h.p" + i + ".s")).as("%s", i).isFalse();
      assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p" + i + ".s", "")).isFalse();
    }
    clock.advance(Duration.ofSeconds(59));
    assertThat(ends("h.p5.s")).isTrue();
    assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p5.s", "")).isTrue();
    assertThat(ends("h.p6.s")).as("goes on").isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(ends("h.p7.s")).isFalse();
    assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p7.s", "")).isFalse();
  }

  @Test
  void sameTokenAgainCounts() {
    for (int i = 1; i < 5; i++) {
      assertThat(ends("h.p.s")).isFalse();
      assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p.s", "")).isFalse();
    }
    assertThat(ends("h.p.s")).isTrue();
    assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p.s", "")).isTrue();
  }

  /** HMAC is deterministic: no backend makes them. */
  @Test
  void otherSignaturesOfOneTokenDoNotCount() {
    for (int i = 0; i < 9; i++) {
      String token = "h.p.s" + i;
      assertThat(ends(PAGE, Rejection.JWT_INVALID_SIGNATURE, token, "")).isFalse();
      assertThat(endsCookieless(PAGE, Rejection.JWT_INVALID_SIGNATURE, token, "")).isFalse();
    }
  }

  /** Such as by an identifier of a random length. */
  @Test
  void anotherKindInBetweenStartsNothingAnew() {
    for (int i = 1; i < 5; i++) {
      assertThat(ends("h.p" + i + ".s")).isFalse();
      assertThat(ends("h.longer" + i + ".s")).isFalse();
      assertThat(ends("other.p" + i + ".s")).isFalse();
      assertThat(ends(PAGE, Rejection.JWT_TOO_OLD, "h.p" + i + ".s", "")).isFalse();
      assertThat(ends("/docs", Rejection.JWT_EXPIRED, "h.p" + i + ".s", "")).isFalse();
    }
    assertThat(ends("h.p5.s")).isTrue();
    assertThat(ends("h.longer5.s")).isTrue();
  }

  @Test
  void navigationEndsWhateverIsWrongAndWhateverTheQueryIs() {
    List<Rejection> reasons = List.of(Rejection.JWT_EXPIRED, Rejection.JWT_INVALID_SIGNATURE);
    for (int i = 1; i < 5; i++) {
      String token = "h.p" + "x".repeat(i) + ".s";
      Rejection reason = reasons.get(i % 2);
      assertThat(ends(PAGE + "?n=" + i, reason, token, "navigate")).isFalse();
      assertThat(endsCookieless(PAGE + "?n=" + i, reason, token, "navigate")).isFalse();
    }
    assertThat(ends("/docs", Rejection.JWT_EXPIRED, "h.p.s", "navigate")).isFalse();
    assertThat(ends(PAGE, Rejection.JWT_EXPIRED, "h.p.s", "navigate")).isTrue();
    assertThat(endsCookieless(PAGE, Rejection.JWT_EXPIRED, "h.p.s", "navigate")).isTrue();
  }

  @Test
  void browserThatIsKnownByACookieIsNotCountedByItsAddress() {
    Incoming request = request(BROWSER, "");
    for (int i = 0; i < 9; i++) {
      Fault fault = fault(request, PAGE, Rejection.JWT_EXPIRED, "h.p" + i + ".s");
      assertThat(cookieless.areTooMany(site, request, fault)).isFalse();
    }
  }

  @Test
  void cookieStaysShortAndHoldsNoToken() {
    for (int i = 0; i < 100; i++) {
      ends("header.payload" + "x".repeat(i) + ".signature");
    }
    assertThat(cookies.length()).isLessThan(1_000);
    assertThat(cookies).doesNotContain("header", "payload", "signature");
  }

  @Test
  void believesNothingStrangeOfTheCount() {
    for (int i = 1; i < 5; i++) {
      ends("h.p" + i + ".s");
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
      assertThat(ends("h.p5.s")).as(value).isFalse();
    }
    cookies = COOKIE + "=nonsense~" + good;
    assertThat(ends("h.p5.s")).isTrue();
  }
}
