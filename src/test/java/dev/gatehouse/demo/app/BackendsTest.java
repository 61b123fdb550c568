package dev.gatehouse.demo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of the pretend company's backends, which are sent to its help centers only. */
class BackendsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String SECRET = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";
  private static final DemoHosts HOSTS = new DemoHosts("http", "localhost:8080");

  private final AppEnvironment environment = new AppEnvironment();
  private final HelpCenterBackend helpCenter = new HelpCenterBackend();
  private final HelpSiteBackend helpSite = new HelpSiteBackend();
  private final HelpDocsBackend helpDocs = new HelpDocsBackend();
  private final ProProfsBackend proProfs = new ProProfsBackend();

  BackendsTest() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    helpCenter.clock = helpSite.clock = helpDocs.clock = proProfs.clock = clock;
    helpCenter.environment = helpSite.environment = environment;
    helpDocs.environment = proProfs.environment = environment;
    for (String vendor : new String[] {"HELPCENTER", "HELPSITE", "HELPDOCS", "PROPROFS"}) {
      environment.set(vendor + "_SECRET", SECRET);
    }
    environment.set("PROPROFS_SITE_ACCESS", "4,5");
  }

  @Test
  void helpCenterAnswersTheKey() throws CannotSignIn {
    String way =
        helpCenter.returnAddress(Person.EDGAR, login(Map.of("subdomain", "acme", "key", "k-1")));

    assertThat(way).startsWith("http://acme.localhost:8080/sso/jwt?jwt=");
    DecodedJWT token = verified(way, "jwt", SECRET);
    assertThat(token.getId()).isEqualTo("k-1");
    assertThat(token.getIssuer()).isEqualTo("acme-app");
    assertThat(token.getExpiresAt()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(5))));
    assertThat(token.getClaim("role").asString()).isEqualTo("editor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"globex", "evil.example/", "", "Acme"})
  void helpCenterSignsForItsOwnHelpCenterOnly(String subdomain) {
    LoginRequest login = login(Map.of("subdomain", subdomain, "key", "k"));

    assertThatExceptionOfType(CannotSignIn.class)
        .isThrownBy(() -> helpCenter.returnAddress(Person.VERA, login));
    assertThatExceptionOfType(CannotSignIn.class)
        .isThrownBy(
            () -> helpCenter.returnAddress(Person.VERA, login(Map.of("subdomain", "acme"))));
  }

  @Test
  void helpSiteGoesBackToThePageThatWasAskedFor() throws CannotSignIn {
    String way =
        helpSite.returnAddress(
            Person.VERA, login(Map.of("from_url", "http://helpsite.localhost:8080/docs?a=b#c")));

    assertThat(way).startsWith("http://helpsite.localhost:8080/docs?a=b&jwt=");
    assertThat(verified(way, "jwt", SECRET).getAudience()).containsExactly("helpsite");
  }

  /** Browsers leave characters in a query that RFC 3986 would have escaped. */
  @ParameterizedTest
  @CsvSource({
    "docs?x=1|2, docs?x=1%7C2",
    "docs?x={a}&y=[b]^`\"<>, docs?x=%7Ba%7D&y=%5Bb%5D%5E%60%22%3C%3E",
    "docs?x=100%, docs?x=100%25",
    "search?q=caf\u00e9 au lait, search?q=caf%C3%A9%20au%20lait",
    "search?q=a%7Cb#top, search?q=a%7Cb"
  })
  void helpSiteGoesBackToAPageWithAnyQuery(String asked, String page) throws CannotSignIn {
    String home = "http://helpsite.localhost:8080/";
    String way = helpSite.returnAddress(Person.VERA, login(Map.of("from_url", home + asked)));

    assertThat(way).startsWith(home + page + "&jwt=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/",
        "http://helpsite.localhost:8080@evil.example/",
        "http://helpsite.localhost:8080.evil.example/",
        "http://helpsite.localhost:80801/",
        "//evil.example",
        "/docs",
        "javascript:alert(1)",
        "http://helpsite.localhost:8080/\r\nSet-Cookie: a=b",
        "http://helpsite.localhost:8080/\\evil"
      })
  void helpSiteGoesNowhereElse(String from) throws CannotSignIn {
    String way = helpSite.returnAddress(Person.VERA, login(Map.of("from_url", from)));

    assertThat(way).startsWith("http://helpsite.localhost:8080/?jwt=");
  }

  @Test
  void helpSiteSignsForItsOwnHelpCenterOnly() {
    assertThatExceptionOfType(CannotSignIn.class)
        .isThrownBy(
            () ->
                helpSite.returnAddress(
                    Person.VERA, login(Map.of("expected_aud", "somebody-else"))));
  }

  @Test
  void helpDocsGoesThroughTheCookieEndpoint() throws CannotSignIn {
    String way =
        helpDocs.returnAddress(Person.GRACE, login(Map.of("hd_url", "/article/1-a?x=1&y=2")));

    assertThat(way)
        .startsWith("http://helpdocs.localhost:8080/jwt/cookie?token=")
        .endsWith("&forward=%2Farticle%2F1-a%3Fx%3D1%26y%3D2");
    DecodedJWT token = verified(way, "token", SECRET);
    assertThat(token.getClaim("permission_groups").asList(String.class))
        .containsExactly("group:acmeopsteam");
    assertThat(token.getClaim("user_data").asString())
        .isEqualTo("{\"name\":\"Grace Tanaka\",\"plan\":\"business\"}");
  }

  @Test
  void proProfsSignsWithTheDigestOfTheKey() throws CannotSignIn {
    String way = proProfs.returnAddress(Person.NADIA, login(Map.of("guest", "false")));

    assertThat(way).startsWith("http://proprofs.localhost:8080/access/jwtsso/?token=");
    DecodedJWT token = verified(way, "token", "9e2dd6322ab7d82c76c176df154ca102");
    assertThat(token.getId()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(token.getClaim("site_access").asString()).isEqualTo("4,5");
    assertThat(token.getClaim("guest").asBoolean()).isFalse();
    assertThat(token.getExpiresAt()).isNull();
    assertThat(proProfs.returnAddress(Person.NADIA, login(Map.of()))).isNotEqualTo(way);
  }

  private static LoginRequest login(Map<String, String> parameters) {
    return new LoginRequest(HOSTS, parameters);
  }

  private static DecodedJWT verified(String address, String parameter, String secret) {
    String query = URI.create(address).getRawQuery();
    String token = query.replaceFirst(".*\\b" + parameter + "=([^&]*).*", "$1");
    DecodedJWT decoded = JWT.decode(token);
    Algorithm.HMAC256(secret).verify(decoded);
    return decoded;
  }
}
