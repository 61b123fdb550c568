package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.HelpCenter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may show a site in a frame. */
@Tag("server")
class FramingIT extends GatehouseIT {
  private static final String[] HTTPS = {"X-Forwarded-Proto", "https"};
  private static final String FRAMER = "https://app.example";

  private static HelpCenter site(String... ancestors) {
    return HelpCenter.with(
        Map.of(
            "visibility",
            "password",
            "sharedPassword",
            HelpCenter.SHARED,
            "frameAncestors",
            List.of(ancestors)));
  }

  private static List<Answer> everyKindOfPage(HelpCenter site) {
    Http reader = site.browser();
    Http stranger = site.browser();
    HelpCenter.open(reader, HelpCenter.SHARED);
    return List.of(
        reader.get("/docs"),
        reader.get("/article/1-not-there"),
        reader.get("/no/such/page"),
        reader.get("/logout"),
        stranger.get("/login"),
        stranger.get("/login?bypass=1"),
        stranger.get("/login/link?secret=x"),
        HelpCenter.open(stranger, "wrong password"),
        stranger.get("/sso/jwt?jwt=x"));
  }

  @Test
  void nobodyByDefault() {
    assertThat(everyKindOfPage(site()))
        .allSatisfy(
            page ->
                assertThat(page.header("Content-Security-Policy"))
                    .as("%s", page)
                    .endsWith("frame-ancestors 'none'"));
  }

  @Test
  void thoseWhomTheSiteNames() {
    assertThat(everyKindOfPage(site(FRAMER, "https://b.example")))
        .allSatisfy(
            page -> {
              assertThat(page.header("Content-Security-Policy"))
                  .as("%s", page)
                  .endsWith("frame-ancestors " + FRAMER + " https://b.example");
              assertThat(page.header("X-Frame-Options")).isNull();
            });
  }

  @Test
  void cookiesComeAlongInFramesOverHttpsOnly() {
    HelpCenter framed = site(FRAMER);
    framed.connection(Map.of());

    Answer overHttps = HelpCenter.open(framed.browser(), HelpCenter.SHARED, HTTPS);
    Answer plain = HelpCenter.open(framed.browser(), HelpCenter.SHARED);
    Answer signOut = framed.browser().form("/logout", Map.of(), HTTPS);

    assertThat(overHttps.headers("Set-Cookie"))
        .hasSize(2)
        .first()
        .isEqualTo("__Host-gatehouse=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
    assertThat(overHttps.headers("Set-Cookie").get(1))
        .matches("__Host-gatehouse=[^;]{43};.*; Secure; SameSite=None; Partitioned");
    assertThat(plain.header("Set-Cookie"))
        .startsWith("gatehouse=")
        .contains("; SameSite=Lax")
        .doesNotContain("Secure", "Partitioned");
    assertThat(signOut.headers("Set-Cookie"))
        .hasSize(2)
        .allMatch(header -> header.startsWith("__Host-gatehouse=; Path=/; Max-Age=0; HttpOnly"))
        .anyMatch(header -> header.endsWith("; Secure; SameSite=None; Partitioned"))
        .anyMatch(header -> header.endsWith("; Secure; SameSite=Lax"));
    assertThat(button(framed).header("Set-Cookie")).contains("; SameSite=None", "; Partitioned");
  }

  @Test
  void cookiesOfAnUnframedSiteStayAtHome() {
    HelpCenter site = site();
    site.connection(Map.of());

    Answer answer = HelpCenter.open(site.browser(), HelpCenter.SHARED, HTTPS);

    assertThat(answer.headers("Set-Cookie"))
        .hasSize(2)
        .last()
        .asString()
        .matches("__Host-gatehouse=[^;]{43};.*; Secure; SameSite=Lax");
    assertThat(answer.headers("Set-Cookie").get(0))
        .as("what the browser kept while the site was framed")
        .matches("__Host-gatehouse=;.*; Max-Age=0;.*; Partitioned");
    assertThat(button(site).header("Set-Cookie")).doesNotContain("Partitioned");
  }

  /** The cookie that ties a redirect to this browser. */
  private static Answer button(HelpCenter site) {
    String id = site.items(site.path() + "/connections").get(0).path("id").asText();
    return site.browser().get("/login?connection=" + id, HTTPS);
  }
}
