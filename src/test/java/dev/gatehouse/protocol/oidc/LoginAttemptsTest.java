package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.PretendSignIns;
import dev.gatehouse.protocol.oidc.LoginAttempts.LoginAttempt;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser that comes back from a provider may answer, and for how long. */
class LoginAttemptsTest {
  private final MemoryDatabase database = new MemoryDatabase("login-attempts");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final PendingSignIns pending = PretendSignIns.over(database, clock);
  private final LoginAttempts attempts = new LoginAttempts();
  private final PretendSite site = new PretendSite(new OidcProtocol(), null);
  private final LiveConnection connection = site.live();

  /** What a browser keeps of an answer's cookies. */
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private List<String> headers = new ArrayList<>();

  @BeforeEach
  void wire() {
    attempts.pendingSignIns = pending;
    attempts.fingerprints = PretendSignIns.fingerprints();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String begin(String page) {
    Incoming request = PretendCall.to("acme.localhost", page).cookies(sent()).incoming();
    PendingSignIns.Begun begun = database.ask(() -> pending.begin(connection, request, page));
    headers = begun.cookies();
    for (String header : headers) {
      String[] pair = header.substring(0, header.indexOf(';')).split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return begun.key();
  }

  private String sent() {
    return String.join(
        "; ", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList());
  }

  private Incoming callback(String state) {
    return to(connection.connection().getId(), state);
  }

  private Incoming to(long connection, String state) {
    return PretendCall.to("acme.localhost", "/sso/oidc/callback/" + connection)
        .parameters(Map.of("code", "c", "state", state))
        .cookies(sent())
        .incoming();
  }

  private LoginAttempt answered(String state) throws Rejected {
    Incoming request = callback(state);
    return attempts.answered(connection, request);
  }

  private Rejection refusal(String state) {
    return catchThrowableOfType(Rejected.class, () -> answered(state)).reason();
  }

  @Test
  void everyTabComesBackToItsOwnSignIn() throws Rejected {
    String one = begin("/one");
    String two = begin("/two");

    LoginAttempt second = answered(two);
    LoginAttempt first = answered(one);

    assertThat(List.of(first.page(), second.page())).containsExactly("/one", "/two");
    assertThat(first.nonce()).isNotEqualTo(second.nonce());
    assertThat(first.verifier()).isNotEqualTo(second.verifier()).isNotEqualTo(first.nonce());
    assertThat(answered(one)).as("a reload").isEqualTo(first);
  }

  @Test
  void takesNoAnswerAfterTenMinutesButKnowsThePageForAWayToStartAgain() throws Rejected {
    String state = begin("/one");
    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(answered(state).page()).isEqualTo("/one");

    clock.advance(Duration.ofMinutes(20));

    assertThat(refusal(state)).isEqualTo(Rejection.OIDC_STATE_MISMATCH);
    assertThat(database.ask(() -> pending.page(connection, state))).contains("/one");
    clock.advance(Duration.ofMinutes(31));
    assertThat(database.ask(() -> pending.page(connection, state))).isEmpty();
  }

  /** RFC 9700 section 4.4: what one provider was asked, another must not answer. */
  @Test
  void takesNoAnswerAtTheRedirectUriOfAnotherConnection() {
    String state = begin("/one");
    long other = connection.connection().getId() + 1;

    assertThatThrownBy(() -> attempts.answered(connection, to(other, state)))
        .hasMessageContaining("of another connection");
  }

  @Test
  void takesNoAnswerToASignInOfAnotherBrowser() {
    String state = begin("/one");
    cookies.clear();

    assertThat(refusal(state)).isEqualTo(Rejection.OIDC_STATE_MISMATCH);
    begin("/two");
    assertThat(refusal(state)).isEqualTo(Rejection.OIDC_STATE_MISMATCH);
    assertThat(refusal("")).isEqualTo(Rejection.OIDC_STATE_MISMATCH);
  }

  @Test
  void cookieComesBackFromTheProviderAndInFramesWhereTheSiteIsFramed() {
    begin("/one");
    assertThat(headers)
        .allSatisfy(
            header ->
                assertThat(header)
                    .startsWith("__Host-gatehouse-browser")
                    .contains("; Secure; SameSite=None")
                    .doesNotContain("Partitioned"));

    site.tenant.getSettings().getEmbedding().setFrameAncestors(List.of("https://app.example.com"));
    begin("/two");

    assertThat(headers).allMatch(header -> header.endsWith("; SameSite=None; Partitioned"));
  }

  @Test
  void tellsNothingThatCouldBeAnsweredWithoutTheCookie() throws Rejected {
    String state = begin("/one");
    LoginAttempt attempt = answered(state);

    assertThat(Optional.of(state)).get().asString().doesNotContain(attempt.nonce());
    assertThat(sent()).doesNotContain(attempt.nonce(), attempt.verifier());
    assertThat(attempt.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
  }
}
