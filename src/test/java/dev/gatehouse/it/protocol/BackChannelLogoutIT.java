package dev.gatehouse.it.protocol;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.it.support.vendor.Forgeries;
import dev.gatehouse.it.support.vendor.Logouts;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import dev.gatehouse.protocol.Ability;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who signs out of the company's app is signed out here, whatever protocol signed them in. */
@Tag("database")
@Tag("server")
class BackChannelLogoutIT extends GatehouseIT {
  private static final String ANN = "ann@company.example";

  private Speaker speaker;
  private Logouts logouts;

  /** Those whose tokens the company signs with a secret. */
  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream()
        .filter(vendor -> !Ability.PublishesKeys.class.isAssignableFrom(vendor.type()));
  }

  /** A help center of a vendor's protocol, and the backend of its company. */
  private void found(Vendor vendor) {
    speaker = vendor.founded();
    logouts = new Logouts(speaker);
  }

  /** A browser in which a person signed in a moment ago, perhaps in a session of the provider's. */
  private Http signedIn(String person, String sid) {
    Http browser = speaker.browser();
    if (speaker.isToken()) {
      Map<String, Object> claims = speaker.claims(person);
      claims.put("iat", Instant.now().getEpochSecond() - 10);
      if (sid != null) {
        claims.put("sid", sid);
      }
      speaker.present(browser, speaker.token(claims, speaker.company.secret()));
    } else {
      speaker.present(browser, speaker.credential(person));
    }
    assertThat(speaker.isIn(browser)).isTrue();
    return browser;
  }

  /** A logout that took place after the sign-ins above, and before those that follow. */
  private static Map<String, Object> past(Map<String, Object> claims) {
    claims.put("iat", Instant.now().getEpochSecond() - 5);
    return claims;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void endsEverySessionOfTheUserAndNoOther(Vendor vendor) {
    found(vendor);
    Http laptop = signedIn("ann", null);
    Http phone = signedIn("ann", "session-1");
    Http other = signedIn("bob", "session-2");

    Answer answer = logouts.post(past(ofAnn()));

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(speaker.isIn(laptop)).isFalse();
    assertThat(speaker.isIn(phone)).isFalse();
    assertThat(speaker.isIn(other)).isTrue();
    assertThat(speaker.company.events("event=sso." + vendor.protocol() + ".logout")).hasSize(1);
    assertThat(speaker.isIn(signedInNow("ann"))).isTrue();
  }

  private Http signedInNow(String person) {
    Http browser = speaker.browser();
    speaker.present(browser, speaker.credential(person));
    return browser;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void endsTheOneSessionThatItNames(Vendor vendor) {
    found(vendor);
    assumeTrue(speaker.isToken(), "codes tell of no session");
    Http laptop = signedIn("ann", "laptop");
    Http phone = signedIn("ann", "phone");
    Http unknown = signedIn("ann", null);

    assertThat(logouts.post(past(logouts.claims("sid", "laptop"))).status()).isEqualTo(200);
    assertThat(speaker.isIn(laptop)).isFalse();
    assertThat(speaker.isIn(phone)).isTrue();
    assertThat(speaker.isIn(unknown)).isTrue();

    Map<String, Object> both = logouts.claims("sid", "tablet");
    both.put("email", ANN);
    assertThat(logouts.post(past(both)).status()).isEqualTo(200);
    assertThat(speaker.isIn(phone)).isTrue();
    assertThat(speaker.isIn(unknown)).as("may belong to any session").isFalse();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void clientWithItsSecretNeedsNoToken(Vendor vendor) {
    found(vendor);
    Http browser = signedIn("ann", null);

    Answer answer = logouts.tell(Map.of("email", "Ann@Company.example"));

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(speaker.isIn(browser)).isFalse();
    assertThat(logouts.tell(Map.of("email", "nobody@company.example")).status()).isEqualTo(200);
    assertThat(logouts.tell(Map.of("name", "Ann")).json().path("error").asText())
        .isEqualTo("invalid_request");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void tokenOfOneKindIsNoneOfTheOther(Vendor vendor) {
    found(vendor);
    Http browser = signedIn("ann", null);
    Map<String, Object> claims = speaker.claims("ann");
    claims.putIfAbsent("aud", logouts.clientId());
    claims.put("email", ANN);

    refuses("jwt_wrong_kind", claims);
    assertThat(speaker.isIn(browser)).isTrue();

    claims.put("events", Map.of(Logouts.EVENT, Map.of()));
    String both = logouts.token(claims);
    Http stranger = speaker.browser();
    speaker.isRefusal(speaker.present(stranger, both));
    assertThat(speaker.isIn(stranger)).isFalse();
    if (speaker.isToken()) {
      assertThat(speaker.company.events("reason=jwt_wrong_kind")).hasSize(2);
    }
    claims.put("nonce", "n");
    refuses("jwt_wrong_kind", claims);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatIsNoGoodLogoutToken(Vendor vendor) {
    found(vendor);
    Http browser = signedIn("ann", null);
    long now = Instant.now().getEpochSecond();

    refuses("jwt_missing_required_claim", logouts.claims());
    refuses("jwt_missing_required_claim", without("jti", ofAnn()));
    refuses("jwt_missing_required_claim", without("iat", ofAnn()));
    refuses("jwt_wrong_kind", with("events", Map.of("other", Map.of()), ofAnn()));
    refuses("jwt_wrong_kind", with("events", Logouts.EVENT, ofAnn()));
    refuses("jwt_invalid_claim", with("email", "no address", ofAnn()));
    refuses("jwt_too_old", with("iat", now - 400, ofAnn()));
    refuses("jwt_iat_in_future", with("iat", now + 400, ofAnn()));
    refuses("jwt_expired", with("exp", now - 400, ofAnn()));
    String forged = speaker.token(ofAnn(), Forgeries.OTHER_SECRET);
    Answer answer = logouts.post(forged, CodeBackend.elsewhere());
    assertThat(answer.json().path("reason").asText()).isEqualTo("jwt_invalid_signature");
    assertThat(answer.body()).doesNotContain(forged.substring(0, 20));
    assertThat(speaker.isIn(browser)).isTrue();

    Map<String, Object> good = past(ofAnn());
    String token = logouts.token(good);
    assertThat(logouts.post(token).status()).isEqualTo(200);
    answer = logouts.post(token);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("reason").asText()).isEqualTo("jwt_replayed");
    assertThat(speaker.isIn(browser)).isFalse();
  }

  private Map<String, Object> ofAnn() {
    return logouts.claims("email", ANN);
  }

  private static Map<String, Object> with(String name, Object value, Map<String, Object> claims) {
    claims.put(name, value);
    return claims;
  }

  private static Map<String, Object> without(String name, Map<String, Object> claims) {
    claims.remove(name);
    return claims;
  }

  private void refuses(String reason, Map<String, Object> claims) {
    Answer answer = logouts.post(claims);
    assertThat(answer.status()).as("%s: %s", reason, answer).isEqualTo(400);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_request");
    assertThat(answer.json().path("reason").asText()).as("%s", answer).isEqualTo(reason);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void tokenOfAnotherTenantEndsNothing(Vendor vendor) {
    found(vendor);
    Speaker other = vendor.founded();
    Http browser = signedIn("ann", null);
    Logouts theirs = new Logouts(other);
    String token = theirs.token(theirs.claims("email", ANN));

    assertThat(logouts.post(token).status()).isEqualTo(400);
    Answer answer =
        speaker
            .company
            .program()
            .json(
                "POST",
                Logouts.PATH,
                "{\"email\":\"ann@company.example\"}",
                CodeBackend.basic(
                    theirs.clientId(), other.company.secret(), CodeBackend.elsewhere()));
    assertThat(answer.status()).as("%s", answer).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
    assertThat(speaker.isIn(browser)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void operatorEndsTokensThatAreSessionsToo(Vendor vendor) {
    found(vendor);
    assumeTrue(speaker.cookie().isPresent(), "what signs in is no session");
    Http ann = signedIn("ann", null);
    Http bob = signedIn("bob", "session");
    String user = speaker.company.users("email=ann@company.example").get(0).path("id").asText();
    String sessions = speaker.company.site() + "/sessions";

    admin.delete(sessions + "?userId=" + user);
    assertThat(speaker.isIn(ann)).isFalse();
    assertThat(speaker.isIn(bob)).isTrue();
    admin.delete(sessions + "?connectionId=" + (speaker.company.connectionId + 1));
    assertThat(speaker.isIn(bob)).isTrue();
    admin.delete(sessions + "?connectionId=" + speaker.company.connectionId);
    assertThat(speaker.isIn(bob)).isFalse();
    assertThat(speaker.company.events("reason=jwt_ended")).isNotEmpty();
    eventually("a token of the next second counts", () -> speaker.isIn(signedInNow("ann")));
  }
}
