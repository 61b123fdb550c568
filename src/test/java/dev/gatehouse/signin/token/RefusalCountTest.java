package dev.gatehouse.signin.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalCountTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String PAGE = "/article/1-x";
  private static final String FAULT = "jwt_expired 200 header";

  private static Incoming request(String cookies) {
    return PretendCall.to("acme.example.net", PAGE).cookies(cookies).incoming();
  }

  /** The cookie after so many refusals for a page, the first of them at a time. */
  private static String after(int refusals, String page, Instant first) {
    String cookie = null;
    var site = new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).site();
    for (int i = 0; i < refusals; i++) {
      cookie =
          RefusalCount.counting(request(cookie), page, FAULT, first)
              .header(site, request(null))
              .split(";")[0];
    }
    return cookie;
  }

  private static RefusalCount counting(String cookies) {
    return RefusalCount.counting(request(cookies), PAGE, FAULT, NOW);
  }

  @Test
  void endsWithTheFifthRefusalWithinAMinute() {
    assertThat(counting(null).isTooMany()).isFalse();
    assertThat(counting(after(3, PAGE, NOW.minusSeconds(59))).isTooMany()).isFalse();
    assertThat(counting(after(4, PAGE, NOW.minusSeconds(59))).isTooMany()).isTrue();
    assertThat(counting(after(4, PAGE, NOW.minusSeconds(60))).isTooMany()).isFalse();
    assertThat(counting(after(99, PAGE, NOW)).isTooMany()).isTrue();
  }

  @Test
  void countsEachPageByItself() {
    assertThat(counting(after(3, "/docs", NOW)).count()).isEqualTo(1);
  }

  @Test
  void countsEachFaultByItself() {
    Incoming request = request(after(3, PAGE, NOW));

    assertThat(RefusalCount.counting(request, PAGE, "jwt_expired 300 header", NOW).count())
        .isEqualTo(1);
  }

  @Test
  void believesNothingStrangeOfTheCount() {
    String good = after(3, PAGE, NOW).split("=")[1];
    String hash = good.substring(good.lastIndexOf('.'));
    long now = NOW.getEpochSecond();
    for (String value :
        List.of("", "3", "3.", "3." + now, "-3." + now + hash, "3." + (now + 5) + hash)) {
      assertThat(counting("__Host-gatehouse-refused=" + value).count()).as(value).isEqualTo(1);
    }
  }
}
