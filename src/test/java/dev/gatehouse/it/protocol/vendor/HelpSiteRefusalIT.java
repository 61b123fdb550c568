package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.site.Company.parameter;
import static dev.gatehouse.it.support.vendor.HelpSiteCompany.inSeconds;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpSiteCompany;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HelpSite's "Login URL": what it is told, and what a reader sees where there is none. */
@Tag("server")
class HelpSiteRefusalIT extends GatehouseIT {
  private static final Pattern TRACE = Pattern.compile("<code class=\"trace\">([^<]+)</code>");

  private final HelpSiteCompany company = HelpSiteCompany.founded();

  /** Claims that differ from a good token's, what the login URL is told and what the event says. */
  record Row(String error, String reason, Object... changes) {
    @Override
    public String toString() {
      return error + " " + List.of(changes[0]) + " " + reason;
    }
  }

  static Stream<Row> rows() {
    long past = inSeconds(-100);
    long future = inSeconds(200);
    String missing = "jwt_missing_required_claim";
    return Stream.of(
        new Row("expired", "jwt_expired", "exp", past),
        new Row("expired", missing, "exp", null),
        new Row("expired", missing, "exp", "" + future),
        new Row("expired", missing, "exp", true),
        new Row("aud", missing, "aud", null),
        new Row("aud", "jwt_audience_mismatch", "aud", "another"),
        new Row("aud", "jwt_audience_mismatch", "aud", List.of("another", "one")),
        new Row("aud", missing, "aud", List.of()),
        new Row("aud", missing, "aud", 7),
        new Row("iat", "jwt_iat_in_future", "iat", future),
        new Row("iat", missing, "iat", null),
        new Row("iat", missing, "iat", "" + past),
        new Row("expired", "jwt_expired", "exp", past, "aud", "another", "iat", future),
        new Row("expired", "jwt_expired", "exp", past, "iat", null),
        new Row("aud", "jwt_audience_mismatch", "aud", "another", "iat", future),
        new Row("aud", missing, "aud", null, "iat", null),
        new Row("invalid", "jwt_invalid_claim", "external_id", true),
        new Row("invalid", "jwt_invalid_claim", "email", "not-an-email"),
        new Row("invalid", "jwt_invalid_claim", "email", ""),
        new Row("invalid", "jwt_invalid_claim", "external_id", "4\n2", "exp", past),
        new Row("invalid", "jwt_invalid_claim", "nbf", "" + past),
        new Row("invalid", "jwt_not_yet_valid", "nbf", future));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tellsTheLoginUrlWhy(Row row) {
    String token = company.token(row.changes());

    Answer sent = company.browser().get("/docs?x=1&jwt=" + token);
    Answer kept = company.browserKeeping(token).get("/docs?x=1");

    assertExplained(sent, row.error(), "/docs?x=1");
    assertExplained(kept, row.error(), "/docs?x=1");
    assertThat(company.company.events("event=sso.helpsite.rejected"))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.path("reason").asText()).isEqualTo(row.reason()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "%00", "%22"})
  void tellsOfATokenThatIsNone(String token) {
    assertExplained(company.browser().get("/docs?jwt=" + token), "invalid", "/docs");
  }

  @Test
  void tellsOfASignatureThatIsNotTheCompanys() {
    String forged = Company.token(company.claims("exp", 1), "another secret of thirty-two bytes");

    assertExplained(company.browser().get("/docs?jwt=" + forged), "invalid", "/docs");
    assertExplained(company.browserKeeping(forged).get("/docs"), "invalid", "/docs");
    assertThat(company.company.events("reason=jwt_invalid_signature")).hasSize(2);
  }

  @Test
  void tellsThatNoTokenCame() {
    assertExplained(company.browser().get("/docs?x=1"), "missing", "/docs?x=1");
    assertExplained(company.browser().get("/login?forward=%2Fdocs"), "missing", "/docs");
    assertThat(company.company.events("limit=10")).isEmpty();
  }

  @Test
  void fromUrlIsThePageBehindTheLoginPage() {
    Answer answer = company.browser().get("/login?jwt=nonsense&forward=%2Fdocs%3Fx%3D1");

    assertExplained(answer, "invalid", "/docs?x=1");
  }

  @Test
  void fromUrlNamesTheHostAskedFor() {
    Http browser = browserAt(company.customDomain());

    assertThat(from(browser.get("/docs?jwt=nonsense"))).isEqualTo(browser.origin() + "/docs");
    assertThat(from(browser.get("/docs"))).isEqualTo(browser.origin() + "/docs");
    assertThat(from(browser.get("/docs", "X-Forwarded-Proto", "https")))
        .isEqualTo(browser.origin().replace("http:", "https:") + "/docs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?forward=%2F%2Fevil.example",
        "/login?forward=https%3A%2F%2Fevil.example",
        "/login?forward=%2F%5Cevil.example",
        "/login?jwt=bad&forward=%2F%2Fevil.example",
        "/login?jwt=bad&forward=https%3A%2F%2Fevil.example"
      })
  void fromUrlNeverLeadsOffTheSite(String path) {
    Http browser = company.browser();

    assertThat(from(browser.get(path))).isEqualTo(browser.origin() + "/");
  }

  @Test
  void doubledSlashBeginsNoHost() {
    Http browser = company.browser();

    assertThat(from(browser.get("//evil.example/docs?jwt=bad")))
        .isEqualTo(browser.origin() + "/evil.example/docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@evil.example", ":80@evil.example", "/evil.example", "?@evil.example"})
  void fromUrlTakesNoHostThatIsNone(String behind) {
    Answer answer = company.program().get("/docs", "Host", company.company.host() + behind);

    // Servers differ in what they say to it themselves.
    assertThat(answer.location()).isNull();
    assertThat(answer.body()).doesNotContain("evil.example");
  }

  @Test
  void bannedUserIsRefusedAsInvalid() {
    String token = company.tokenOf("ann");
    company.browser().get("/?jwt=" + token);
    long id = company.company.users("limit=1").get(0).path("id").asLong();
    company.company.change(company.company.site() + "/users/" + id, Map.of("banned", true));

    assertExplained(company.browser().get("/?jwt=" + token), "invalid", "/");
    assertThat(company.company.events("reason=user_banned")).hasSize(1);
  }

  @Test
  void withoutLoginUrlAPageSaysTheSameInWords() {
    HelpSiteCompany plain = HelpSiteCompany.withoutLoginUrl();

    assertPage(plain.browser().get("/docs"), "This help center is private.");
    assertPage(plain.browser().get("/docs?jwt=bad"), "sign-in to this help center failed");
    assertPage(refused(plain, "exp", 1), "Your access has expired.");
    assertPage(refused(plain, "aud", "another"), "for a different help center");
    assertPage(refused(plain, "iat", null), "time of your sign-in is not valid");
  }

  private static Answer refused(HelpSiteCompany plain, String claim, Object value) {
    return plain.browserKeeping(plain.token(claim, value)).get("/docs");
  }

  private static void assertPage(Answer answer, String sentence) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(401);
    assertThat(answer.body())
        .contains(sentence)
        .contains("/login?bypass=1&amp;forward=%2Fdocs")
        .doesNotContain("jwt=");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void pageShowsTheCodeOfTheEvent() {
    HelpSiteCompany plain = HelpSiteCompany.withoutLoginUrl();

    Matcher trace = TRACE.matcher(plain.browser().get("/docs?jwt=bad").body());

    assertThat(trace.find()).isTrue();
    List<JsonNode> events = plain.company.events("traceId=" + trace.group(1));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("surface").asText()).isEqualTo("page");
    assertThat(plain.browser().get("/docs").body()).doesNotContain("class=\"trace\"");
  }

  @Test
  void programsAreRefusedInJson() {
    Http program = company.browserKeeping(company.token("exp", inSeconds(-100)));

    Answer answer = program.get("/v1/article");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(answer.json().path("reason").asText()).isEqualTo("jwt_expired");
    String trace = answer.json().path("trace_id").asText();
    assertThat(company.company.events("traceId=" + trace).get(0).path("surface").asText())
        .isEqualTo("api");
    assertThat(company.browserKeeping(company.token()).get("/v1/article").status()).isEqualTo(200);
  }

  @Test
  void redirectFlowsAddressTakesNoSuchToken() {
    assertThat(company.browser().get("/sso/jwt?jwt=" + company.token()).status()).isEqualTo(403);
  }

  @Test
  void fromUrlKeepsWordsWithDotsAndNoTokenWithinAPage() {
    String words = "/search?q=extensions.config.applicationsettings";
    String nested = Http.encoded("/docs?x=1&jwt=" + company.token());

    assertExplained(company.browser().get(words), "missing", words);
    assertExplained(company.browser().get("/search?next=" + nested), "missing", "/search");
    assertExplained(company.browser().get("/login?forward=" + nested), "missing", "/docs?x=1");
  }

  private void assertExplained(Answer answer, String error, String path) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(302);
    String url = answer.location();
    assertThat(url).startsWith(company.company.loginUrl + "&jwt_error=");
    assertThat(parameter(url, "jwt_error")).isEqualTo(error);
    assertThat(parameter(url, "expected_aud")).isEqualTo(company.company.subdomain);
    assertThat(from(answer)).isEqualTo(company.browser().origin() + path);
    assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("jwt"));
  }

  private static String from(Answer answer) {
    return URLDecoder.decode(parameter(answer.location(), "from_url"), UTF_8);
  }
}
