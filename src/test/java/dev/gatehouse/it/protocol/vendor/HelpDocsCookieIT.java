package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "It's also possible, and preferable, to cookie the JWT directly to a user's browser." */
@Tag("server")
class HelpDocsCookieIT extends GatehouseIT {
  private static final String[] HTTPS = {"X-Forwarded-Proto", "https"};

  /** "Send the user to …, where token is your JWT and forward is the path." */
  @Test
  void setsTheCookieAndSendsOn() {
    Company company = HelpDocs.company();
    for (String host : List.of(company.host(), HelpDocs.domain(company))) {
      Http browser = browserAt(host);

      Answer answer =
          browser.get("/jwt/cookie?token=" + HelpDocs.token(company) + "&forward=%2Fdocs%3Fx%3D1");

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1");
      assertThat(browser.get("/docs").status()).isEqualTo(200);
    }
  }

  @Test
  void takesFormPost() {
    Company company = HelpDocs.company();
    Map<String, String> form = Map.of("token", HelpDocs.token(company), "forward", "/docs");

    Answer answer = company.program().form("/jwt/cookie", form);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs");
    assertThat(HelpDocs.setCookie(answer, "hd_jwt")).isNotNull();
  }

  /** "Include an iframe in your logged in app pages that has a src of …". */
  @Test
  void withoutForwardNothingIsShown() {
    Company company = HelpDocs.company();

    Answer answer = company.program().get("/jwt/cookie?token=" + HelpDocs.token(company));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(HelpDocs.setCookie(answer, "hd_jwt")).isNotNull();
  }

  @Test
  void frameOfAnotherSiteGetsCookieThatBrowsersTakeThere() {
    Company company = HelpDocs.company();
    String path = "/jwt/cookie?token=" + HelpDocs.token(company);
    String[] framed = {"X-Forwarded-Proto", "https", "Sec-Fetch-Site", "cross-site"};

    assertThat(HelpDocs.setCookie(company.program().get(path, framed), "hd_jwt"))
        .endsWith("; HttpOnly; Secure; SameSite=None");
    company.change(company.site(), Map.of("frameAncestors", List.of("https://app.example.com")));
    assertThat(company.program().get(path, framed).headers("Set-Cookie"))
        .hasSize(2)
        .anyMatch(header -> header.endsWith("; SameSite=None; Partitioned"));
  }

  /** "Expires at the same time as your JWT." */
  @Test
  void theCookieEndsWithTheToken() {
    Company company = HelpDocs.company();
    String token = HelpDocs.token(company);

    for (String path : List.of("/docs?hd_jwt=", "/jwt/cookie?forward=/&token=")) {
      String plain = HelpDocs.setCookie(company.program().get(path + token), "hd_jwt");
      String secure = HelpDocs.setCookie(company.program().get(path + token, HTTPS), "hd_jwt");

      assertThat(plain).startsWith("hd_jwt=" + token + "; Path=/; Max-Age=");
      assertThat(plain).endsWith("; HttpOnly; SameSite=Lax").doesNotContain("Domain");
      assertThat(secure).endsWith("; HttpOnly; Secure; SameSite=Lax");
      assertThat(HelpDocs.maxAge(plain)).isBetween(280L, 300L);
    }
    company.change(company.site(), Map.of("frameAncestors", List.of("https://app.example.com")));
    assertThat(HelpDocs.setCookie(company.program().get("/?hd_jwt=" + token, HTTPS), "hd_jwt"))
        .endsWith("; HttpOnly; Secure; SameSite=None; Partitioned");
  }

  /** Browsers keep none longer, and some drop one that says so. */
  @Test
  void theCookieEndsAfter400DaysAtTheLatest() {
    Company company = HelpDocs.company();
    long exp = Instant.now().plus(Duration.ofDays(900)).getEpochSecond();
    Map<String, Object> claims = Map.of("exp", exp, "user_data", "{}");

    Answer answer = company.program().get("/?hd_jwt=" + HelpDocs.token(company, claims));

    for (String cookie : List.of("hd_jwt", "hd_user_data")) {
      assertThat(HelpDocs.maxAge(HelpDocs.setCookie(answer, cookie)))
          .isEqualTo(Duration.ofDays(400).toSeconds());
    }
  }

  @Test
  void theCookieOutlivesTheTokenByTheClockSkewOnly() {
    Company company = HelpDocs.company(Map.of(), Map.of("clockSkewSeconds", 200));
    long exp = Instant.now().getEpochSecond() - 100;
    String token = HelpDocs.token(company, Map.of("exp", exp));

    String cookie = HelpDocs.setCookie(company.program().get("/?hd_jwt=" + token), "hd_jwt");

    assertThat(HelpDocs.maxAge(cookie)).isBetween(80L, 100L);
  }

  @Test
  void companyChoosesThePath() {
    Company company = HelpDocs.company(Map.of(), Map.of("cookiePath", "/drop/it"));
    String query = "?forward=/docs&token=" + HelpDocs.token(company);

    assertThat(company.program().get("/drop/it" + query).status()).isEqualTo(303);
    assertThat(company.program().get("/jwt/cookie" + query).headers("Set-Cookie")).isEmpty();
    for (String path :
        List.of(
            "/docs/x",
            "/docs",
            "/",
            "//",
            "",
            "x",
            "/jwt/token",
            "/jwt/generateCode",
            "/a/../b",
            "/a?b")) {
      assertThat(
              Problems.of(
                      admin.put(
                          company.connection(),
                          Map.of("protocol", "helpdocs", "name", "JWT", "cookiePath", path)),
                      400)
                  .at("/errors/0/field")
                  .asText())
          .as(path)
          .isEqualTo("cookiePath");
    }
  }

  @Test
  void unusableTokenIsRefused() {
    Company company = HelpDocs.company();
    Http browser = company.browser();

    Answer answer = browser.get("/jwt/cookie?token=a.b.c&forward=/docs");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .contains(company.events("").get(0).path("traceId").asText())
        .contains("/login?forward=%2Fdocs");
    assertThat(browser.cookies()).isEmpty();
    assertThat(company.events("").get(0).path("surface").asText()).isEqualTo("redirect");
    assertThat(browser.form("/jwt/cookie", Map.of("token", "a.b.c")).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sso", "public"})
  void saysWhatIsMissing(String visibility) {
    Company company = HelpDocs.company(Map.of("visibility", visibility), Map.of());

    Answer answer = company.program().get("/jwt/cookie?forward=/docs");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("token").doesNotContain("<");
  }

  @Test
  void isNoPageWhateverTheMethod() {
    Company company = HelpDocs.company();
    String path = "/jwt/cookie?token=" + HelpDocs.token(company);

    Answer head = company.program().head(path);
    Answer prefetch = company.program().get(path, "Sec-Purpose", "prefetch");
    Answer post = company.program().post(path, "x", "Content-Type", "text/plain");

    assertThat(head.status()).isEqualTo(204);
    assertThat(prefetch.status()).isEqualTo(403);
    assertThat(post.status()).isEqualTo(403);
    for (Answer answer : List.of(head, prefetch, post)) {
      assertThat(answer.headers("Set-Cookie")).isEmpty();
      assertThat(answer.location()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth2-proxy-openredirects.txt", "patt-payloads.txt"})
  void forwardsToNoOtherPlace(String list) throws IOException {
    Path file = Path.of("..", "shared", "vectors", "openredirect", list);
    assumeTrue(Files.exists(file), "the outside test vectors are not on this machine");
    Company company = HelpDocs.company();
    String token = HelpDocs.token(company);
    Http program = company.program();
    URI home = URI.create(program.origin() + "/");

    for (String payload : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String path = "/jwt/cookie?token=" + token + "&forward=" + Http.encoded(payload);
      Answer answer = program.get(path);
      assertThat(answer.status()).as(payload).isEqualTo(303);
      assertThat(home.resolve(answer.location().replaceAll("[?#].*", "")).getAuthority())
          .as(payload)
          .isEqualTo(home.getAuthority());
      assertThat(answer.location()).as(payload).matches("/([^/\\\\].*)?");
    }
  }

  /** "If you're using a custom domain on your docs, you can set a first-party cookie." */
  @Test
  void takesTheCompanysOwnCookieAmongOthers() {
    Company company = HelpDocs.company();
    String token = HelpDocs.token(company, Map.of("user_data", "{\"name\":\"Jake\"}"));
    Http browser = at(HelpDocs.domain(company));
    String cookies = "a=b; hd_jwt=a.b.c; hd_jwt=" + token;

    Answer first = browser.get("/docs", "Cookie", cookies);
    Answer next =
        browser.get("/docs", "Cookie", cookies + "; hd_user_data=%7B%22name%22%3A%22Jake%22%7D");

    assertThat(first.status()).isEqualTo(200);
    assertThat(HelpDocs.setCookie(first, "hd_jwt")).isNull();
    assertThat(HelpDocs.setCookie(first, "hd_user_data"))
        .startsWith("hd_user_data=%7B%22name%22%3A%22Jake%22%7D; Path=/; Max-Age=")
        .doesNotContain("HttpOnly");
    assertThat(next.headers("Set-Cookie")).isEmpty();
    assertThat(browser.get("/docs", "Cookie", "hd_jwt=x; hd_jwt=y; hd_jwt=z; hd_jwt=" + token))
        .extracting(Answer::status)
        .isEqualTo(302);
  }

  /** "We'll make this data available to your templates as a readable cookie." */
  @Test
  void userDataReachesScriptsAndPages() {
    Company company = HelpDocs.company();
    Map<String, Object> data = Map.of("user_data", "{\"name\":\"Jake Doe\",\"n\":\"1+1; é\"}");
    Http browser = company.browser();

    Answer answer = browser.get("/docs?hd_jwt=" + HelpDocs.token(company, data));

    String cookie = HelpDocs.setCookie(answer, "hd_user_data");
    assertThat(cookie).endsWith("; SameSite=Lax").doesNotContain("HttpOnly");
    assertThat(HelpDocs.maxAge(cookie))
        .isEqualTo(HelpDocs.maxAge(HelpDocs.setCookie(answer, "hd_jwt")));
    String value = browser.cookies().get("hd_user_data");
    assertThat(value).doesNotContain("+");
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(data.get("user_data"));
    assertThat(browser.get("/docs").body()).contains("Jake Doe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"<script>alert(1)</script>\"}",
        "{\"name\":\"\\\"'><img src=x onerror=alert(1)>\"}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":[\"<script>\"]}",
        "{\"name\":\"#{1+1}<script>\"}",
        "[\"<script>\"]",
        "\"<script>alert(1)</script>\""
      })
  void userDataIsNeverMarkup(String data) {
    Company company = HelpDocs.company();
    Http browser = company.browser();

    browser.get("/docs?hd_jwt=" + HelpDocs.token(company, Map.of("user_data", data)));
    Answer page = browser.get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.bodyWithoutOurScript()).doesNotContain("<script", "<img", "\0", ">2");
    assertThat(URLDecoder.decode(browser.cookies().get("hd_user_data"), StandardCharsets.UTF_8))
        .isEqualTo(data);
  }

  @Test
  void userDataOfAnotherKindCountsAsAbsent() {
    Company company = HelpDocs.company();
    for (Object data :
        List.of(
            "Jake", "{\"a\":\"\0\"}", "", "\"" + "x".repeat(5118) + "\"", Map.of("name", "J"))) {
      String token = HelpDocs.token(company, Map.of("user_data", data));
      Answer answer = company.program().get("/docs?hd_jwt=" + token);

      assertThat(answer.status()).isEqualTo(303);
      assertThat(HelpDocs.setCookie(answer, "hd_user_data")).isNull();
    }
    Http browser = company.browser().withCookie("hd_user_data", "%7B%7D");
    browser.get("/docs?hd_jwt=" + HelpDocs.token(company));
    assertThat(browser.cookies()).containsOnlyKeys("hd_jwt");
  }

  /** What is too long for browsers to keep takes away what the reader before left. */
  @Test
  void takesUserDataOfFourKibibytesThoughNoCookieHoldsIt() {
    Company company = HelpDocs.company();
    String data = "{\"name\":\"Jake Doe\",\"x\":\"" + "x".repeat(4070) + "\"}";
    Http browser = company.browser().withCookie("hd_user_data", "%7B%22name%22%3A%22Ann%22%7D");

    browser.get("/docs?hd_jwt=" + HelpDocs.token(company, Map.of("user_data", data)));

    assertThat(data).hasSize(4096);
    assertThat(browser.get("/docs").body()).contains("Jake Doe");
    assertThat(browser.cookies()).doesNotContainKey("hd_user_data");
  }

  /** Wherever the tokens are: the company's cookie on its own domain comes after ours. */
  @Test
  void inSharedBrowserWhoSignedInLastIsTheReader() {
    Company company = HelpDocs.company();
    long now = Instant.now().getEpochSecond();
    String ann = reader(company, "Ann", now - 60);
    String bob = reader(company, "Bob", now);
    String forged = Company.token(HelpDocs.claims(company), "another secret of enough characters");

    for (String cookies :
        List.of(
            "hd_jwt=" + ann + "; hd_jwt=" + bob,
            "hd_jwt=" + bob + "; hd_jwt=" + ann,
            "hd_jwt-1=" + ann + "; hd_jwt=" + forged + "; hd_jwt=" + bob)) {
      Answer page = company.program().get("/docs", "Cookie", cookies);
      assertThat(page.body()).as(cookies).contains("Bob").doesNotContain("Ann");
      assertThat(company.program().get("/docs", "Cookie", cookies).body()).contains("Bob");
    }
  }

  private static String reader(Company company, String name, long issuedAt) {
    String data = "{\"name\":\"" + name + "\"}";
    return HelpDocs.token(company, Map.of("user_data", data, "iat", issuedAt));
  }

  @Test
  void signingOutTakesTheCookiesAway() {
    Company company = HelpDocs.company();
    String domain = HelpDocs.domain(company);
    Map<String, Object> data = new HashMap<>(Map.of("user_data", "{}"));
    Http browser = company.browser();
    browser.get("/docs?hd_jwt=" + HelpDocs.token(company, data));

    Answer answer = browser.form("/logout", Map.of());

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/logout");
    assertThat(browser.cookies()).isEmpty();
    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(answer.headers("Set-Cookie")).noneMatch(header -> header.contains("Domain="));
    String parent = domain.replaceFirst("^help\\.", "");
    assertThat(at(domain).form("/logout", Map.of()).headers("Set-Cookie"))
        .anyMatch(h -> h.startsWith("hd_jwt=;") && h.endsWith("; Domain=" + parent))
        .anyMatch(h -> h.startsWith("hd_user_data=;") && h.endsWith("; Domain=" + parent))
        .anyMatch(h -> h.startsWith("hd_jwt=;") && !h.contains("Domain="));
  }

  /** The frame of an app's page may have left two, where browsers take both. */
  @Test
  void signingOutOfFramedSiteTakesBothCookiesAway() {
    Company company = HelpDocs.company();
    company.change(company.site(), Map.of("frameAncestors", List.of("https://app.example.com")));

    Answer answer = company.browser().form("/logout", Map.of(), HTTPS);

    assertThat(answer.headers("Set-Cookie"))
        .filteredOn(header -> header.startsWith("hd_jwt=; Path=/; Max-Age=0;"))
        .hasSize(2)
        .anyMatch(header -> header.endsWith("; SameSite=None; Partitioned"))
        .anyMatch(header -> header.endsWith("; Secure; SameSite=Lax"));
  }
}
