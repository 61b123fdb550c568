package dev.gatehouse.it.browser.console.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.browser.console.StudioSite;
import dev.gatehouse.it.browser.reader.Kept;
import dev.gatehouse.it.support.http.Http;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JWT Studio: creating and inspecting tokens. */
class StudioIT extends BrowserIT {
  private static final Map<String, Object> UNSOLICITED = Map.of("allowUnsolicited", true);

  private void open(StudioSite site) {
    signIn();
    open(site.page());
  }

  private void apart(String text) {
    page.locator("#apart-tab_header").click();
    page.locator("#token").fill(text);
    send("#do-apart", "#analysis");
  }

  /** Removes the result, so that an old one is not mistaken for the new one. */
  private void send(String button, String answer) {
    page.locator(answer).evaluate("old => old.replaceChildren()");
    page.locator(button).click();
    page.locator(answer + " > *").first().waitFor();
  }

  private void explains(String token, String reason) {
    apart(token);
    assertThat(page.locator("#verdict-title code")).hasText(reason);
    assertThat(page.locator(".verdict .notice")).containsText("What to do:");
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> claims = new HashMap<>(StudioSite.claims());
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
    return claims;
  }

  private String make() {
    send("#do-make", "#made");
    return page.locator("#token-made").inputValue();
  }

  private JsonNode made(String token) throws Exception {
    DecodedJWT decoded = JWT.decode(token);
    byte[] payload = Base64.getUrlDecoder().decode(decoded.getPayload());
    return new ObjectMapper().readTree(new String(payload, StandardCharsets.UTF_8));
  }

  @Test
  @Tag("server")
  void makesATokenThatSignsAReaderInAndTellsThenThatItWasUsed() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    open(site);
    page.locator("#claim-email").fill("grace@" + site.subdomain + ".example");
    page.locator("#claim-name").fill("Grace <b>Hopper</b>");
    String token = make();
    assertAccessible();
    assertFits(1024);
    screenshots("made");

    Page help = context.waitForPage(() -> page.locator(".deliveries a").first().click());
    help.waitForLoadState();

    assertThat(help.url()).endsWith(site.subdomain + ".localhost:" + Http.port() + "/");
    assertThat(help.locator("body")).containsText("Grace <b>Hopper</b>");
    assertThat(site.admin.get(site.path() + "/users").body()).contains("grace@");
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title code")).hasText("jwt_replayed");
    assertThat(page.locator("#token")).hasValue(token);
    assertThat(page.url()).doesNotContain(token);
    screenshots("replayed");
    page.locator(".verdict .first-use a").click();
    assertThat(page.locator(".refused")).hasCount(0);
    assertThat(page.locator("#sentence")).isVisible();
    new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + token);
    long replay = site.admin.get(site.path() + "/events?limit=1").json().at("/items/0/id").asLong();
    open("log/event.xhtml?site=" + site.id + "&id=" + replay);
    assertThat(page.locator("code.refused")).hasText("jwt_replayed");
    assertAccessible();
    page.locator(".first-use a").click();
    assertThat(page.locator(".refused")).hasCount(0);
  }

  @Test
  void keepsFormAndJsonInStep() throws Exception {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    open(site);
    page.locator("#claim-role").selectOption("editor");
    page.locator("#claim-exp").fill("60");
    page.locator("#claim-custom_fields").fill("{\"plan\": [1, 2]}");
    assertThat(page.locator("#claims").inputValue()).contains("\"role\": \"editor\"", "\"plan\"");

    String text = page.locator("#claims").inputValue();
    page.locator("#claims")
        .fill(text.replace("Ann Example", "Äda ✓").replace("\"role\"", "\"was\""));
    assertThat(page.locator("#claim-name")).hasValue("Äda ✓");
    assertThat(page.locator("#claim-role")).hasValue("");

    JsonNode claims = made(make());
    assertThat(claims.path("name").asText()).isEqualTo("Äda ✓");
    assertThat(claims.path("was").asText()).isEqualTo("editor");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
    assertThat(claims.at("/custom_fields/plan/1").asInt()).isEqualTo(2);
    assertThat(claims.path("iat").asLong())
        .isBetween(Instant.now().getEpochSecond() - 300, Instant.now().getEpochSecond() + 1);
  }

  @Test
  void leavesAChosenTimeAloneAndMakesANewIdEachTime() throws Exception {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    open(site);
    JsonNode first = made(make());
    JsonNode second = made(make());
    assertThat(first.path("jti")).isNotEqualTo(second.path("jti"));

    page.locator("#claim-jti").fill("the-key-of-a-redirect");
    page.locator("#claim-iat").fill("1700000000");
    JsonNode third = made(make());

    assertThat(third.path("jti").asText()).isEqualTo("the-key-of-a-redirect");
    assertThat(third.path("iat").asLong()).isEqualTo(1_700_000_000);
  }

  @Test
  void tellsWhereTheJsonIsWrong() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    open(site);
    page.locator("#claims").fill("{\"a\": 1,\n \"a\": 2}");
    page.locator("#do-make").click();
    assertThat(page.locator("#made [role=alert]")).containsText("line 2");

    page.locator("#claims").fill("{\"a\": " + "[".repeat(50) + "]".repeat(50) + "}");
    page.locator("#do-make").click();
    assertThat(page.locator("#made [role=alert]")).containsText("must be one JSON object");

    page.locator("#claims").fill("{\"a\": \"\\ud800\"}");
    page.locator("#do-make").click();
    assertThat(page.locator("#made [role=alert]")).containsText("must be one JSON object");

    page.locator("#claims").fill("{\"a\": \"" + "x".repeat(9000) + "\"}");
    page.locator("#do-make").click();
    assertThat(page.locator("#made [role=alert]")).containsText("8192");
  }

  @Test
  void saysThatATokenHasToAnswerARedirect() {
    StudioSite site = new StudioSite("helpcenter", Map.of());
    open(site);
    assertThat(page.locator("#make-tab .notice.warn")).containsText("jwt_key_mismatch");

    make();
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator(".verdict .notice")).containsText("only if its jti answers a redirect");
    page.locator("#key").fill("another key");
    page.locator("#do-apart").click();
    assertThat(page.locator("#verdict-title code")).hasText("jwt_key_mismatch");
  }

  @Test
  void answersARedirectByOneClick() {
    StudioSite site = new StudioSite("helpcenter", Map.of());
    open(site);

    page.locator("#get-key").click();
    assertThat(page.locator("#claim-jti")).hasValue(Pattern.compile(".{71,}"));
    String key = page.locator("#claim-jti").inputValue();
    assertThat(page.locator("#key")).hasValue(key);
    assertAccessible();
    assertFits(360);
    make();
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator(".verdict .notice")).containsText("All checks passed.");
    page.locator("#make-tab_header").click();
    make();
    Page help = context.waitForPage(() -> page.locator(".deliveries a").first().click());
    help.waitForLoadState();

    assertThat(help.url()).endsWith(site.subdomain + ".localhost:" + Http.port() + "/");
    assertThat(site.admin.get(site.path() + "/events?limit=1").json().at("/items/0/event").asText())
        .isEqualTo("sso.redirect_flow.accepted");
    Http stranger = new Http(site.subdomain + ".localhost");
    assertThat(stranger.get("/login/key?connection=" + site.connection).location())
        .contains("/console/studio/studio.xhtml?site=" + site.id, "key=");
    assertThat(stranger.get("/login/key?connection=0").location()).isNull();
  }

  @Test
  void explainsEveryReason() {
    StudioSite site =
        new StudioSite("helpcenter", Map.of("issuer", "app.example", "audience", "help"));
    long now = Instant.now().getEpochSecond();
    Map<String, Object> good = with("aud", "help");
    String users = site.path() + "/users";
    site.admin.post(users, Map.of("email", "banned@x.example", "banned", true));
    site.admin.post(users, Map.of("email", "taken@x.example", "externalId", "7"));
    open(site);

    explains("nonsense", "jwt_invalid_signature");
    explains(
        StudioSite.token(good, "another secret of thirty-two bytes!"), "jwt_invalid_signature");
    explains(
        base64("{\"alg\":\"none\"}") + "." + base64("{\"email\":\"<img src=x>\"}") + ".YQ",
        "jwt_invalid_signature");
    explains(site.token(with("email", null)), "jwt_missing_required_claim");
    explains(site.token(with("exp", now - 31)), "jwt_expired");
    explains(site.token(with("iat", now + 4000)), "jwt_iat_in_future");
    assertThat(page.locator(".facts")).containsText("1 hour 6 minutes in the future");
    assertThat(page.locator(".facts")).containsText("The clock of the signer is ahead");
    assertAccessible();
    assertFits(1024);
    screenshots("iat-in-future");
    explains(site.token(with("iss", "other")), "jwt_issuer_mismatch");
    explains(site.token(with("aud", "other")), "jwt_audience_mismatch");
    Map<String, Object> banned = new HashMap<>(good);
    banned.put("email", "banned@x.example");
    explains(site.token(banned), "user_banned");
    Map<String, Object> taken = new HashMap<>(good);
    taken.put("email", "taken@x.example");
    taken.put("external_id", "8");
    explains(site.token(taken), "identity_conflict");
    page.locator("#surface").selectOption("widget");
    Map<String, Object> old = new HashMap<>(good);
    old.put("iat", now - 400);
    explains(site.token(old), "jwt_too_old");
  }

  @Test
  void recognisesSecretsThatWereDecodedFirst() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    byte[] decoded = Base64.getDecoder().decode(site.secret);
    open(site);

    apart(JWT.create().withPayload(StudioSite.claims()).sign(Algorithm.HMAC256(decoded)));

    assertThat(page.locator(".verdict .notice")).containsText("without decoding it");
  }

  @Test
  void judgesTheTokenOfAnEventAsAtItsMoment() {
    StudioSite site =
        new StudioSite("helpcenter", Map.of("allowUnsolicited", true, "audience", "help.example"));
    String token = site.token(with("aud", "https://help.example/"));
    new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + token);
    long event = site.admin.get(site.path() + "/events").json().at("/items/0/id").asLong();
    signIn();

    open("log/event.xhtml?site=" + site.id + "&id=" + event);
    assertThat(page.locator("#came")).hasText("\"https://help.example/\"");
    assertThat(page.locator("#accepted")).hasText("\"help.example\"");
    assertThat(page.locator("#cause")).containsText("A URL was sent");
    assertAccessible();
    assertFits(1024);
    screenshots("event");
    page.locator("#studio").click();

    assertThat(page.locator("#moment")).hasValue("other");
    page.locator("#token").fill(token);
    send("#do-apart", "#analysis");
    assertThat(page.locator("#verdict-title code")).hasText("jwt_audience_mismatch");
    assertThat(page.locator(".verdict .compared").first()).containsText("\"help.example\"");
    assertThat(page.locator("#judged-at")).isVisible();
    assertAccessible();
    assertFits(1024);
    screenshots("as-at");

    long now = Instant.now().getEpochSecond();
    Map<String, Object> old = new HashMap<>(with("iat", now - 900));
    old.put("exp", now - 600);
    page.locator("#moment").selectOption("now");
    page.locator("#token").fill(site.token(old));
    send("#do-apart", "#analysis");
    assertThat(page.locator("#verdict-title code")).hasText("jwt_expired");
    assertThat(page.locator("#when-signed")).containsText("When it was signed");
  }

  @Test
  @Tag("server")
  void makesTheCorrectedTokenFromTheListOfChanges() throws Exception {
    StudioSite site =
        new StudioSite("helpcenter", Map.of("allowUnsolicited", true, "audience", "help.example"));
    Map<String, Object> claims = with("aud", "https://help.example/");
    claims.put("exp", Instant.now().getEpochSecond() - 3600);
    claims.put("plan", "<b>gold</b>");
    open(site);

    apart(site.token(claims));
    assertThat(page.locator(".changes tbody tr")).hasCount(2);
    assertThat(change("exp").locator("ins")).containsText("for example");
    Locator audience = change("aud");
    assertThat(audience.locator("del")).hasText("\"https://help.example/\"");
    assertThat(audience.locator("ins")).hasText("\"help.example\"");
    assertThat(audience).containsText("A URL was sent where a name is expected");
    assertAccessible();
    assertFits(1024);
    assertFits(360);
    screenshots("changes");

    page.locator("#make-corrected").click();
    page.locator("#token-made").waitFor();
    assertThat(page.locator("#make-tab")).isVisible();
    assertThat(page.locator("#corrected-note")).isVisible();
    assertThat(page.locator("#claim-aud")).hasValue("help.example");
    String token = page.locator("#token-made").inputValue();
    assertThat(made(token).path("plan").asText()).isEqualTo("<b>gold</b>");
    assertThat(page.url()).doesNotContain(token);
    assertThat(page.evaluate("document.activeElement.tagName")).isNotEqualTo("BODY");
    assertThat(site.admin.get("/audit?site=" + site.id).body())
        .contains("connection " + site.connection);
    Page help = context.waitForPage(() -> page.locator(".deliveries a").first().click());
    help.waitForLoadState();
    assertThat(help.url()).endsWith(site.subdomain + ".localhost:" + Http.port() + "/");
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title code")).hasText("jwt_replayed");
    assertThat(page.locator(".changes tbody tr")).hasCount(3);
    page.locator("#fill-corrected").click();
    page.locator("#make-tab").waitFor();
    String second = make();
    assertThat(made(second).path("jti")).isNotEqualTo(made(token).path("jti"));
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator("#correction")).hasCount(0);
  }

  @Test
  void makesTheCorrectedTokenForTheConnectionThatWasFound() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    long second = site.connect("helpsite", "Second one", Map.of());
    Map<String, Object> claims = StudioSite.claims();
    claims.put("aud", "another");
    open(site);

    apart(StudioSite.token(claims, site.key(second)));
    page.locator("#make-corrected").click();
    page.locator("#token-made").waitFor();

    assertThat(page.locator("#claim-aud")).hasValue(site.subdomain);
    assertThat(page.locator(".chooser [aria-current=true]")).containsText("Second one");
    make();
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator(".facts")).containsText("Second one");
  }

  private Locator change(String claim) {
    return page.locator(".changes tr:has(th code:text-is('" + claim + "'))");
  }

  @Test
  void namesTheKeyThatHasEnded() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    String ended = site.secret;
    site.admin.post(site.path() + "/connections/" + site.connection + "/keys", Map.of());
    String token = StudioSite.token(StudioSite.claims(), ended);
    open(site);

    apart(token);

    assertThat(page.locator(".verdict .cause-key a"))
        .hasAttribute(
            "href", "/console/sso/connection.xhtml?site=" + site.id + "&id=" + site.connection);
    assertThat(page.locator(".verdict .cause-key")).containsText("expiry:");
    assertThat(page.locator(".changes tbody tr")).hasCount(1);
    assertThat(page.locator(".changes tbody th")).containsText("Signature");
    new Http(site.subdomain + ".localhost").get("/sso/jwt?jwt=" + token);
    long event = site.admin.get(site.path() + "/events").json().at("/items/0/id").asLong();
    open("log/event.xhtml?site=" + site.id + "&id=" + event);
    assertThat(page.locator(".cause-key a")).isVisible();
    assertAccessible();
  }

  @Test
  void namesWhatASignInGoesOnWithout() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    open(site);

    Map<String, Object> claims = new HashMap<>(StudioSite.claims());
    claims.put("custom_fields", List.of());
    apart(site.token(claims));

    assertThat(page.locator(".verdict .notice.good")).isVisible();
    assertThat(page.locator(".checks tr.ignored"))
        .containsText("custom_fields is not an object of at most 4096 bytes");
    assertThat(page.locator(".checks tr.ignored .state")).hasText("not taken");
    assertAccessible();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTheConnectionWhoseKeyMadeTheToken() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    long second = site.connect("helpsite", "Second <i>one</i>", Map.of());
    String key = site.key(second);
    Map<String, Object> claims = StudioSite.claims();
    claims.put("aud", site.subdomain);
    open(site);

    apart("https://help.example/page?x=1&jwt=" + StudioSite.token(claims, key));

    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator(".facts")).containsText("Second <i>one</i>");
    assertThat(page.locator(".facts i")).hasCount(0);
    apart("Authorization: Bearer " + StudioSite.token(claims, "a secret that no connection has!!"));
    assertThat(page.locator(".facts")).containsText("no key of this site verifies it");
  }

  @Test
  void showsClaimsAsTextWhateverTheySay() {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    Map<String, Object> claims = with("name", "<script>document.title='x'</script>");
    claims.put("</code><img src=x onerror=alert(1)>", "\"'&<");
    open(site);

    apart(site.token(claims));

    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    assertThat(page.locator(".parts pre").nth(1)).containsText("<script>document.title='x'");
    assertThat(page.locator(".parts img, .parts script")).hasCount(0);
    apart("x".repeat(65_537));
    assertThat(page.locator("#analysis [role=alert]")).containsText("65536");
    apart("   ");
    assertThat(page.locator("#analysis [role=alert]")).containsText("Paste a token first");
    apart("a.b");
    assertThat(page.locator("#verdict-title code")).hasText("jwt_invalid_signature");
    assertThat(page.locator(".verdict")).containsText("It cannot be decoded.");
  }

  @Test
  void putsTogetherTheOrderOfACode() {
    StudioSite site = new StudioSite("document360", Map.of());
    site.admin.post(site.path() + "/groups", Map.of("id", "staff", "name", "Staff"));
    open(site);
    page.locator("[data-group=staff]").check();
    page.locator("#claim-username").fill("Ann O'Hara");
    page.locator("#do-make").click();

    assertThat(page.locator(".deliveries pre")).containsText("\"readerGroupIds\":[\"staff\"]");
    assertThat(page.locator(".deliveries pre")).containsText("$CLIENT_SECRET");
    assertThat(page.locator(".deliveries pre")).containsText("Ann O'\\''Hara");
    assertThat(page.content()).doesNotContain(site.secret);
    page.evaluate("scrollTo(0, 0)");
    assertAccessible();
    screenshots("code");
  }

  @Test
  void saysWhatToDoWhereThereIsNoConnection() {
    StudioSite site = new StudioSite("helpsite", Map.of());
    site.admin.delete(site.path() + "/connections/" + site.connection);
    open(site);

    assertThat(page.locator(".empty")).containsText("Add a connection");
    assertAccessible();
  }

  @Test
  void keepsNothingOfWhatIsPastedAndMade() throws Exception {
    StudioSite site = new StudioSite("helpcenter", UNSOLICITED);
    String marker = "marker-" + site.subdomain;
    open(site);
    page.locator("#claim-name").fill(marker);
    String token = make();
    page.locator("#to-apart").click();
    assertThat(page.locator("#verdict-title")).hasText("Accepted");
    apart(token);

    assertThat((String) page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])"))
        .doesNotContain(marker, token);
    assertThat(page.url()).doesNotContain(token);
    assertThat(site.admin.get("/audit?limit=500").body()).doesNotContain(marker, token);
    assertThat(site.admin.get(site.path() + "/events").body()).doesNotContain(marker, token);
    Kept.assertNowhere(marker, token.substring(token.lastIndexOf('.') + 1));
  }
}
