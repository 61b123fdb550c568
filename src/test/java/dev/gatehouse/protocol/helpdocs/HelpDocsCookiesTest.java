package dev.gatehouse.protocol.helpdocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpDocsCookiesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

  @Test
  void triesThreeTokensAtMost() {
    String cookies = "hd_jwt=; hd_jwt=a; hd_jwt=a; xhd_jwt=x; hd_jwt=b; hd_jwt=c; hd_jwt=d";

    assertThat(HelpDocsCookies.TOKEN.of(request("acme.example.net", cookies, true)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void keepsTheTokenFromScripts() {
    Incoming request = request("acme.example.net", null, true);

    assertThat(HelpDocsCookies.TOKEN.keeping(site(false), request, "a.b.c", HOUR))
        .containsExactly("hd_jwt=a.b.c; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax");
    assertThat(HelpDocsCookies.TOKEN.keeping(site(true), request, "a.b.c", HOUR))
        .singleElement()
        .satisfies(header -> assertThat(header).endsWith("; SameSite=None; Partitioned"));
  }

  @Test
  void longTokensComeInPartsThatBrowsersKeep() {
    Incoming request = request("acme.example.net", null, true);
    for (int length : List.of(4090, 4091, 8192)) {
      String token = "t".repeat(length - 1) + "x";

      List<String> cookies =
          HelpDocsCookies.TOKEN.keeping(site(false), request, token, HOUR).stream()
              .map(header -> header.substring(0, header.indexOf(';')))
              .filter(pair -> pair.length() - 1 <= 4096)
              .toList();

      assertThat(HelpDocsCookies.TOKEN.of(request("a.b", String.join("; ", cookies), true)))
          .containsExactly(token);
    }
  }

  @Test
  void forgetsThePartsOfAnEarlierToken() {
    Incoming request = request("acme.example.net", "hd_jwt-1=a; hd_jwt-2=b; hd_jwt=c", true);

    assertThat(HelpDocsCookies.TOKEN.of(request)).containsExactly("ab", "c");
    assertThat(HelpDocsCookies.TOKEN.keeping(site(false), request, "d", HOUR))
        .hasSize(3)
        .anyMatch(header -> header.startsWith("hd_jwt-1=; Path=/; Max-Age=0"))
        .anyMatch(header -> header.startsWith("hd_jwt-2=; Path=/; Max-Age=0"));
    assertThat(HelpDocsCookies.cleared(site(false), request, "example.net"))
        .hasSize(8)
        .filteredOn(header -> header.endsWith("Partitioned"))
        .hasSize(4);
  }

  @Test
  void setsTheTokenInAFrameOfAnotherSite() {
    Incoming request = request("acme.example.net", null, true);

    assertThat(HelpDocsCookies.TOKEN.keepingInFrame(site(false), request, "a.b.c", HOUR))
        .containsExactly("hd_jwt=a.b.c; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=None");
    assertThat(HelpDocsCookies.TOKEN.keepingInFrame(site(true), request, "a.b.c", HOUR))
        .hasSize(2)
        .anyMatch(header -> header.endsWith("Partitioned"))
        .anyMatch(header -> header.endsWith("None"));
  }

  @Test
  void setsUserDataOnlyWhenTheBrowserHasOther() {
    Optional<UserData> data = Optional.of(new UserData("{}", Map.of()));

    assertThat(userData(null, data)).hasValueSatisfying(h -> assertThat(h).contains("=%7B%7D;"));
    assertThat(userData("hd_user_data=%5B%5D", data)).isPresent();
    assertThat(userData("hd_user_data=%7B%7D", data)).isEmpty();
    assertThat(userData(null, Optional.empty())).isEmpty();
    assertThat(userData("hd_user_data=%7B%7D", Optional.empty()))
        .hasValueSatisfying(h -> assertThat(h).startsWith("hd_user_data=; ").contains("Max-Age=0"));
  }

  @Test
  void userDataThatNoBrowserKeepsTakesAwayWhatItHas() {
    UserData longest = new UserData("x".repeat(4084), Map.of());
    UserData longer = new UserData("x".repeat(4085), Map.of());

    assertThat(userData("hd_user_data=%5B%5D", Optional.of(longest)))
        .hasValueSatisfying(h -> assertThat(h).startsWith("hd_user_data=xxx"));
    assertThat(userData("hd_user_data=%5B%5D", Optional.of(longer)))
        .hasValueSatisfying(h -> assertThat(h).startsWith("hd_user_data=; ").contains("Max-Age=0"));
    assertThat(userData(null, Optional.of(longer))).isEmpty();
  }

  @Test
  void userDataIsForScripts() {
    assertThat(userData(null, Optional.of(new UserData("{}", Map.of()))).orElseThrow())
        .doesNotContain("HttpOnly");
  }

  @Test
  void clearsWhatACompanySetAboveItsOwnDomain() {
    assertThat(domains("help.acme.com")).containsExactly("acme.com", "acme.com");
    assertThat(domains("help.eu.acme.com"))
        .containsExactly("eu.acme.com", "acme.com", "eu.acme.com", "acme.com");
    assertThat(domains("acme.com")).isEmpty();
    assertThat(domains("acme.example.net")).isEmpty();
  }

  private static List<String> domains(String host) {
    return HelpDocsCookies.cleared(site(false), request(host, null, true), "example.net").stream()
        .filter(header -> header.contains("Domain="))
        .map(header -> header.replaceFirst(".*Domain=", ""))
        .toList();
  }

  private static Optional<String> userData(String cookies, Optional<UserData> data) {
    Incoming request = request("acme.example.net", cookies, true);
    return HelpDocsCookies.userData(site(false), request, data, HOUR);
  }

  private static Incoming request(String host, String cookies, boolean secure) {
    return PretendCall.to(host, "/docs").secure(secure).cookies(cookies).incoming();
  }

  private static Site site(boolean framed) {
    SiteSettings settings = new SiteSettings();
    settings.getEmbedding().setFrameAncestors(framed ? List.of("https://app.acme.com") : List.of());
    try {
      var constructor = Tenant.class.getDeclaredConstructor(SiteSettings.class, Instant.class);
      constructor.setAccessible(true);
      return new Site(constructor.newInstance(settings, NOW), List.of(), Map.of(), List.of());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
