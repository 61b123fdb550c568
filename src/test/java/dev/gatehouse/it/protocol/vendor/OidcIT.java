package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Form;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.protocol.oidc.PretendProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A help center and an identity provider of its own. */
@Tag("server")
class OidcIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private PretendProvider provider = new PretendProvider("RS256");
  private Company company = founded(Map.of());

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  private Company founded(Map<String, Object> more) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("protocol", "oidc");
    members.put("issuer", provider.issuer());
    members.put("providerClientId", PretendProvider.CLIENT);
    members.put("algorithm", "RS256");
    members.putAll(more);
    return Company.with(Map.of(), members);
  }

  private String callback() {
    return "/sso/oidc/callback/" + company.connectionId;
  }

  /** The redirect to the provider for a page. */
  private static String begin(Http browser, String page) {
    Answer challenge = browser.get(page);
    assertThat(challenge.status()).as("%s", challenge).isEqualTo(302);
    return challenge.location();
  }

  private String admitted(String location, String person) {
    return provider.admit(location, PretendProvider.person(person), company.secret());
  }

  private Answer signIn(Http browser, String page, Map<String, Object> claims) {
    return browser.get(provider.admit(begin(browser, page), claims, company.secret()));
  }

  private Answer signIn(String person) {
    return signIn(company.browser(), "/docs", PretendProvider.person(person));
  }

  private void refused(Answer page, int status, String reason) {
    assertThat(page.status()).as("%s", page).isEqualTo(status);
    JsonNode event = company.events("event=sso.oidc.rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo(reason);
    assertThat(page.body()).contains(event.path("traceId").asText(), "/login?forward=");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  private void idTokenSays(String claim, Object value) {
    provider.bendIdToken(
        all -> {
          all.put(claim, value);
          return all;
        });
  }

  @Test
  void signsInByTheCodeFlowWithPkce() {
    Http browser = company.browser();

    String location = begin(browser, "/search?q=refunds&x=1");

    assertThat(location).startsWith(provider.issuer() + "/authorize?");
    assertThat(Company.parameter(location, "response_type")).isEqualTo("code");
    assertThat(Company.parameter(location, "scope")).isEqualTo("openid+email+profile");
    assertThat(Company.parameter(location, "code_challenge_method")).isEqualTo("S256");
    assertThat(Http.decoded(Company.parameter(location, "redirect_uri")))
        .isEqualTo(browser.origin() + callback());
    assertThat(Company.parameter(location, "nonce"))
        .hasSize(64)
        .isNotEqualTo(Company.parameter(location, "state"));
    String callback = admitted(location, "ann");
    Answer back = browser.get(callback);
    assertThat(back.status()).as("%s", back).isEqualTo(303);
    assertThat(back.location()).isEqualTo("/search?q=refunds&x=1");
    assertThat(browser.get("/docs").body()).contains("Name of ann");

    JsonNode user = company.users("").get(0);
    assertThat(user.path("email").asText()).isEqualTo("ann@company.example");
    JsonNode event = company.events("event=sso.oidc.accepted").get(0);
    assertThat(event.path("userId")).isEqualTo(user.path("id"));
    assertThat(browser.get(callback).location()).as("reload").isEqualTo("/search?q=refunds&x=1");
    assertThat(company.sessions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "ES256", "EdDSA"})
  void verifiesByThePinnedAlgorithmOnly(String algorithm) {
    provider.close();
    provider = new PretendProvider(algorithm);
    company = founded(Map.of("algorithm", algorithm));
    assertThat(signIn("ann").status()).isEqualTo(303);

    company.change(company.connection(), Map.of("algorithm", "RS256"));

    assertThat(signIn("ann").status()).isIn(403, 503);
  }

  @Test
  void answersOnlyTheBrowserThatBegan() {
    Http victim = company.browser();
    begin(victim, "/docs");
    String attackers = admitted(begin(company.browser(), "/docs"), "mallory");

    refused(victim.get(attackers), 403, "oidc_state_mismatch");
    assertThat(provider.calls("/token")).as("the code is not used up").isZero();
    Answer bare = company.browser().get(attackers);
    assertThat(bare.body()).contains("cookies");
    assertThat(victim.get(callback() + "?code=x&state=y").status()).isEqualTo(403);
    assertThat(victim.get(callback()).status()).isEqualTo(403);
  }

  /** A provider that sends its reader on to another one would get that one's code (RFC 9700). */
  @Test
  void takesAnAnswerAtTheAddressOfItsConnectionOnly() {
    Http browser = company.browser();
    String answer = admitted(begin(browser, "/docs"), "ann");

    String others = answer.replace(callback() + "?", callback() + "0?");
    refused(browser.get(others), 403, "oidc_state_mismatch");
    assertThat(provider.calls("/token")).as("the code went nowhere").isZero();
    assertThat(browser.get(answer).status()).isEqualTo(303);
  }

  @Test
  void refusesTheTokenOfAnotherSignIn() {
    idTokenSays("nonce", "another");

    refused(signIn("ann"), 403, "oidc_nonce_mismatch");
  }

  /** Entra ID puts up to 200 object IDs into a token. */
  @Test
  void takesTokensWithTwoHundredGroups() {
    idTokenSays(
        "groups", Stream.generate(UUID::randomUUID).limit(200).map(UUID::toString).toList());

    assertThat(signIn("ann").status()).isEqualTo(303);
  }

  @Test
  void leadsOnWhoGoesBackToTheProvider() {
    Http browser = company.browser();
    String location = begin(browser, "/docs?x=1");
    browser.get(admitted(location, "ann"));

    // It knows the reader by now, and answers the same request at once.
    Answer again = browser.get(admitted(location, "ann"));

    assertThat(again.header("Refresh")).as("%s", again).isEqualTo("0;url=/docs?x=1");
    assertThat(browser.get("/docs").body()).contains("Name of ann");
    browser.form("/logout", Map.of(), "Sec-Fetch-Site", "same-origin");
    refused(browser.get(admitted(location, "ann")), 403, "jwt_replayed");
    Http other = company.browser();
    other.get("/docs");
    refused(other.get(admitted(location, "ann")), 403, "oidc_state_mismatch");
  }

  private JsonNode newest() {
    return company.events("limit=1").get(0);
  }

  @Test
  void tellsAWrongClientFromAWrongCode() {
    provider.demandSecret("the secret that was there before it was renewed");

    Http browser = company.browser();
    String location = begin(browser, "/docs");
    String callback = provider.admit(location, PretendProvider.person("ann"), null);
    Answer page = browser.get(callback);

    refused(page, 403, "oidc_client_rejected");
    assertThat(newest().path("came").asText()).isEqualTo("error invalid_client");
    assertThat(newest().path("cause").asText()).isEqualTo("client_rejected");
    assertThat(page.body()).contains("The sign-in to this help center failed.");
  }

  @Test
  void takesACodeOnce() {
    Http browser = company.browser();
    String callback = admitted(begin(browser, "/docs"), "ann");
    browser.get(callback);
    Http other = company.browser();
    String location = begin(other, "/docs");
    String code = Company.parameter(callback, "code");

    refused(other.get(provider.answer(location, code)), 403, "oidc_code_rejected");
    assertThat(newest().path("cause").asText()).isEqualTo("code_spent");
    assertThat(browser.get("/docs").status()).as("the first stays signed in").isEqualTo(200);
  }

  @Test
  void doubledAnswerLeadsOnAndEndsNothing() throws Exception {
    Http began = company.browser();
    String callback = admitted(begin(began, "/docs"), "ann");
    List<Http> tabs = Stream.generate(() -> copyOf(began)).limit(4).toList();

    List<Answer> answers = Simultaneously.times(4, i -> () -> tabs.get(i).get(callback));

    assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 303)
        .allSatisfy(
            late -> {
              assertThat(late.status()).as("%s", late).isEqualTo(403);
              assertThat(late.headers("Refresh")).containsExactly("0;url=/docs");
              assertThat(late.body()).contains("You are already signed in");
            });
    assertThat(company.sessions()).hasSize(1);
    assertThat(provider.calls("/token")).isOne();
  }

  private Http copyOf(Http browser) {
    Http copy = company.browser();
    browser.cookies().forEach(copy::withCookie);
    return copy;
  }

  @Test
  void checksWhoIssuedTheTokenAndForWhom() {
    idTokenSays("iss", provider.issuer() + "/");
    refused(signIn("ann"), 403, "jwt_issuer_mismatch");
    idTokenSays("aud", "other");
    refused(signIn("ann"), 403, "jwt_audience_mismatch");
    idTokenSays("aud", List.of(PretendProvider.CLIENT, "other"));
    refused(signIn("ann"), 403, "jwt_audience_mismatch");
    idTokenSays("azp", "other");
    refused(signIn("ann"), 403, "jwt_audience_mismatch");
    idTokenSays("exp", Instant.now().getEpochSecond() - 60);
    refused(signIn("ann"), 403, "jwt_expired");
    idTokenSays("at_hash", "bm90IHRoZSBoYXNo");
    refused(signIn("ann"), 403, "jwt_invalid_claim");
    provider.bendIdToken(all -> all);
    assertThat(signIn("ann").status()).isEqualTo(303);
  }

  @Test
  void endsTheSessionOfTheProviderThatIsOver() {
    Http laptop = company.browser();
    Http phone = company.browser();
    idTokenSays("sid", "laptop");
    laptop.get(admitted(begin(laptop, "/docs"), "ann"));
    idTokenSays("sid", "phone");
    phone.get(admitted(begin(phone, "/docs"), "ann"));
    assertThat(laptop.get("/docs").status()).isEqualTo(200);

    assertThat(loggedOut(Map.of("sid", "laptop")).status()).isEqualTo(200);

    assertThat(laptop.get("/docs").status()).isEqualTo(302);
    assertThat(phone.get("/docs").status()).isEqualTo(200);
    assertThat(loggedOut(Map.of("sub", PretendProvider.person("ann").get("sub"))).status())
        .isEqualTo(200);
    assertThat(phone.get("/docs").status()).isEqualTo(302);
    assertThat(loggedOut(Map.of("sid", "phone", "nonce", "n")).status()).isEqualTo(400);
  }

  private Answer loggedOut(Map<String, Object> claims) {
    return company
        .program()
        .form("/sso/logout", Map.of("logout_token", provider.logoutToken(claims)));
  }

  @Test
  void followsTheProvidersKeys() {
    assertThat(signIn("ann").status()).isEqualTo(303);
    provider.signByStranger();

    refused(signIn("ann"), 403, "jwt_invalid_signature");
  }

  @Test
  void asksForKeysAgainWhenATokenNamesAnUnknownOne() {
    assertThat(signIn("ann").status()).isEqualTo(303);
    int before = provider.calls("/jwks");
    provider.rotate();
    provider.retireOldKeys();

    // An unknown key makes one call in thirty seconds at most.
    clock.stopAt(Instant.now().plusSeconds(31));
    assertThat(signIn("ann").status()).isEqualTo(303);
    assertThat(provider.calls("/jwks")).isGreaterThan(before);
  }

  @Test
  void tellsTheProvidersErrorInWordsAndNeverGoesRound() {
    Http browser = company.browser();
    String location = begin(browser, "/docs");

    Answer page = browser.get(provider.refuse(location, "access_denied"));

    refused(page, 403, "oidc_sign_in_refused");
    assertThat(page.location()).isNull();
    assertThat(page.body()).contains("did not sign you in");
    assertThat(company.events("event=sso.oidc.rejected").get(0).path("detail").asText())
        .contains("access_denied");
    for (String error : List.of("login_required", "server_error", "temporarily_unavailable")) {
      refused(
          browser.get(provider.refuse(begin(browser, "/docs"), error)),
          403,
          "oidc_sign_in_refused");
      assertThat(company.events("event=sso.oidc.rejected").get(0).path("detail").asText())
          .contains(error);
    }
    browser.get(provider.refuse(begin(browser, "/docs"), "<script>"));
    assertThat(company.events("event=sso.oidc.rejected").get(0).path("detail").asText())
        .doesNotContain("script");
  }

  @Test
  void checksTheIssuerOfTheAnswer() {
    Http browser = company.browser();
    String callback = admitted(begin(browser, "/docs"), "ann");

    refused(browser.get(callback + "&iss=https%3A%2F%2Fevil.example"), 403, "jwt_issuer_mismatch");
    assertThat(browser.get(callback + "&iss=" + Http.encoded(provider.issuer())).status())
        .isEqualTo(303);
  }

  @Test
  void saysThatTheProviderIsDownAndUsesUpNothing() {
    Http browser = company.browser();
    String callback = admitted(begin(browser, "/docs"), "ann");
    provider.setDown(true);

    Answer page = browser.get(callback);

    refused(page, 503, "oidc_provider_unavailable");
    assertThat(page.header("Retry-After")).isNotNull();
    provider.setDown(false);
    assertThat(browser.get(callback).status()).isEqualTo(303);
  }

  @Test
  void saysSoWhereTheProviderNeverAnswered() {
    provider.setDown(true);

    Answer page = company.browser().get("/docs");

    refused(page, 503, "oidc_provider_unavailable");
    company.browser().get("/docs");
    assertThat(company.events("event=sso.oidc.rejected")).as("one a minute").hasSize(1);
  }

  @Test
  void completesClaimsByUserInformationAboutTheSameReader() {
    company = founded(Map.of("userInfo", true));
    provider.bendIdToken(
        all -> {
          all.keySet().removeAll(List.of("email", "email_verified", "name"));
          return all;
        });
    assertThat(signIn("ann").status()).isEqualTo(303);
    assertThat(company.users("email=ann@company.example")).hasSize(1);

    String connection = company.connection();
    company.change(connection, Map.of("requiredClaims", List.of("email")));
    assertThat(signIn("ann").status()).as("by the user information").isEqualTo(303);
    admin.put(connection + "/report-only", Map.of("requiredClaims", List.of("name", "badge")));
    assertThat(signIn("ann").status()).isEqualTo(303);
    assertThat(company.events("limit=1").get(0).path("wouldRefuseCheck").asText())
        .isEqualTo("required claim badge");
    company.change(connection, Map.of("requiredClaims", List.of("badge")));
    refused(signIn("ann"), 403, "jwt_missing_required_claim");
    company.change(connection, Map.of("requiredClaims", List.of()));

    provider.bendUserInfo(
        all -> {
          all.put("sub", "sub-bob");
          return all;
        });
    refused(signIn("ann"), 403, "oidc_userinfo_mismatch");
  }

  @Test
  void neverCallsWhereItMustNot() {
    provider.bendMetadata(
        all -> {
          all.put("token_endpoint", "http://169.254.169.254/token");
          return all;
        });
    refused(company.browser().get("/docs"), 503, "oidc_provider_unavailable");

    for (String issuer :
        List.of(
            "http://login.example.com",
            "https://10.0.0.1",
            "https://169.254.169.254",
            "https://[fd00::1]",
            "https://0x7f.1",
            "https://user@login.example.com",
            "https://login.example.com/?a=b",
            "login.example.com")) {
      Map<String, Object> members = new LinkedHashMap<>();
      company
          .admin
          .get(company.connection())
          .json()
          .properties()
          .forEach(member -> members.put(member.getKey(), member.getValue()));
      members.put("issuer", issuer);
      Answer answer = company.admin.put(company.connection(), members);
      assertThat(answer.status()).as(issuer).isEqualTo(400);
      assertThat(answer.body()).contains("issuer");
    }
  }

  @Test
  void severalTabsComeBackToTheirOwnPages() {
    Http browser = company.browser();
    String longPage = "/search?q=" + "a".repeat(4_000 - "/search?q=".length());
    List<String> pages = List.of("/docs", "/search?q=one&x=2", longPage, "/");
    List<String> callbacks = new ArrayList<>();
    for (String page : pages) {
      callbacks.add(admitted(begin(browser, page), "ann"));
    }

    for (int i = pages.size() - 1; i >= 0; i--) {
      Answer back = browser.get(callbacks.get(i));
      assertThat(back.status()).as("%s", back).isEqualTo(303);
      assertThat(back.location()).isEqualTo(pages.get(i));
    }
  }

  @Test
  void keepsEmailsOfStrangersOutUnlessItIsTold() {
    Map<String, Object> ann = PretendProvider.person("ann");
    ann.put("email_verified", false);
    signIn(company.browser(), "/docs", ann);
    assertThat(company.users("").get(0).path("email").asText("")).isIn("", "null");
    assertThat(company.events("event=sso.oidc.accepted").get(0).path("detail").asText())
        .contains("email_verified");

    company.change(company.connection(), Map.of("trustEmail", true));
    signIn(company.browser(), "/docs", ann);
    assertThat(company.users("email=ann@company.example")).hasSize(1);
  }

  @Test
  void usersBelongToTheirProvider() {
    JsonNode connection = company.admin.get(company.connection()).json();

    assertThat(connection.path("userNamespace").asText())
        .isEqualTo(provider.issuer().replace("http://", ""));
  }

  @Test
  void testsTheConnectionOverTheAdminApi() {
    String test = company.connection() + "/test";
    provider.demandSecret(company.secret());
    JsonNode passed = company.admin.post(test, Map.of()).json();
    assertThat(passed.path("passed").asBoolean()).as("%s", passed).isTrue();
    assertThat(passed.toString()).contains("takes the client ID and the client secret");

    provider.demandSecret("another secret");
    JsonNode failed = company.admin.post(test, Map.of()).json();
    assertThat(failed.path("passed").asBoolean()).isFalse();
    assertThat(failed.at("/steps/2/detail").asText()).contains("invalid_client");
    assertThat(failed.toString()).doesNotContain(company.secret());

    Company other = Company.with(Map.of(), Map.of());
    assertThat(other.admin.post(other.connection() + "/test", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void publicClientNeedsNoSecret() {
    String keys = company.connection() + "/keys";
    JsonNode key = company.admin.get(keys).json().path("items").get(0);
    company.admin.delete(keys + "/" + key.path("id").asLong());
    Http browser = company.browser();
    String location = begin(browser, "/docs");

    String callback = provider.admit(location, PretendProvider.person("ann"), null);

    assertThat(browser.get(callback).status()).isEqualTo(303);
  }

  @Test
  void signsOutAtTheProviderWithTheTokenAsAHint() {
    Http browser = company.browser();
    signIn(browser, "/docs", PretendProvider.person("ann"));

    Answer answer = browser.form("/logout", Map.of(), "Sec-Fetch-Site", "same-origin");

    assertThat(answer.status()).isEqualTo(200);
    Form form = Form.of(answer);
    assertThat(form.action()).isEqualTo(provider.issuer() + "/end-session");
    assertThat(form.fields().get("id_token_hint").split("\\.")).hasSize(3);
    assertThat(form.fields())
        .containsEntry("post_logout_redirect_uri", browser.origin() + "/logout");
    assertThat(answer.headers("Content-Security-Policy").toString())
        .contains("form-action " + provider.issuer() + " " + browser.origin() + " https:");
    assertThat(answer.headers("Cache-Control").toString()).contains("no-store");
    assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(browser.get("/docs").status()).as("signed out").isEqualTo(302);

    company.change(company.connection(), Map.of("providerSignOut", false));
    signIn(browser, "/docs", PretendProvider.person("ann"));
    assertThat(browser.form("/logout", Map.of()).location()).isEqualTo("/logout");
  }

  @Test
  void backToTheCallbackAfterSigningOutSignsNobodyIn() {
    Http browser = company.browser();
    String callback = admitted(begin(browser, "/docs"), "ann");
    browser.get(callback);
    browser.form("/logout", Map.of(), "Sec-Fetch-Site", "same-origin");

    Answer back = browser.get(callback);

    assertThat(back.status()).as("%s", back).isEqualTo(403);
    assertThat(back.body()).contains("/login?forward=");
    assertThat(browser.get("/docs").status()).as("signed out").isEqualTo(302);
  }

  @Test
  void takesTheAnswerAsAFormAsWell() {
    Http browser = company.browser();
    String callback = admitted(begin(browser, "/docs"), "ann");
    Map<String, String> fields =
        Map.of(
            "code", Company.parameter(callback, "code"),
            "state", Company.parameter(callback, "state"));

    assertThat(browser.form(callback(), fields).status()).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
  }
}
