package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.kit.OnwardForm;
import dev.gatehouse.protocol.kit.PretendSignIns;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cookie with the sealed ID token, and the provider's address for who signs out. */
class ProviderSignOutTest {
  private static final String TOKEN = "header.payload.signature";
  private static final Duration LIFETIME = Duration.ofHours(8);

  private final PretendProvider provider = new PretendProvider("ES256");
  private final PretendSite site = new PretendSite(new OidcProtocol(), null);
  private final ProviderSignOut signOut = new ProviderSignOut();

  @BeforeEach
  void wire() {
    signOut.fingerprints = PretendSignIns.fingerprints();
    signOut.providers = new Providers();
    signOut.providers.clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
    signOut.providers.calls = PretendCalls.calls("127.0.0.1:*");
    signOut.providers.hosts = PretendCalls.hosts("127.0.0.1:*");
    site.settings.setIssuer(provider.issuer());
    site.settings.setOptions(new HashMap<>(Map.of("providerClientId", PretendProvider.CLIENT)));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static PretendCall call() {
    return PretendCall.to("acme.example.com", "/logout");
  }

  private List<String> kept(String token) {
    return signOut.keeping(site.live(), call().incoming(), token, LIFETIME);
  }

  private static String pair(String header) {
    return header.substring(0, header.indexOf(';'));
  }

  private Answer answer(LiveConnection connection, String cookies) {
    Incoming request = call().cookies(cookies).incoming();
    return signOut.answer(connection, request).orElseThrow();
  }

  private static OnwardForm form(Answer answer) {
    return (OnwardForm) answer.attributes().get("onward");
  }

  @Test
  void keepsTheTokenSealedForTheSignOutPageOnly() {
    List<String> headers = kept(TOKEN);

    assertThat(headers).hasSize(2);
    assertThat(headers.get(1))
        .startsWith("gatehouse-id-token=")
        .endsWith("; Path=/logout; Max-Age=28800; HttpOnly; Secure; SameSite=Lax")
        .doesNotContain(TOKEN, "payload");
    assertThat(form(answer(site.live(), pair(headers.get(1)))).fields())
        .containsEntry("id_token_hint", TOKEN);
  }

  @Test
  void bringsTheTokenInAFormAndInNoAddress() {
    Answer answer = answer(site.live(), pair(kept(TOKEN).get(1)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().toString()).contains("no-store", "no-referrer");
    assertThat(answer.headers().toString()).doesNotContain(TOKEN);
    OnwardForm form = form(answer);
    assertThat(form.address()).isEqualTo(provider.issuer() + "/end-session");
    assertThat(form.fields())
        .containsEntry("client_id", PretendProvider.CLIENT)
        .containsEntry("post_logout_redirect_uri", "https://acme.example.com/logout");
    assertThat(form.targets()).isEqualTo(provider.issuer() + " https://acme.example.com https:");
  }

  @Test
  void letsTheFormLeadOnToTheAppWhereReadersComeBackTo() {
    site.settings.setLogoutUrl("http://app.localhost:8080/bye");

    OnwardForm form = form(answer(site.live(), pair(kept(TOKEN).get(1))));

    assertThat(form.fields())
        .containsEntry("post_logout_redirect_uri", "http://app.localhost:8080/bye");
    assertThat(form.targets()).isEqualTo(provider.issuer() + " http://app.localhost:8080 https:");
  }

  @Test
  void keepsItInThePartitionOfAFramedSiteAndNowhereElse() {
    site.tenant.getSettings().getEmbedding().setFrameAncestors(List.of("https://app.example.com"));

    List<String> headers = kept(TOKEN);

    assertThat(headers.get(0)).contains("gatehouse-id-token=;", "Max-Age=0", "SameSite=Lax");
    assertThat(headers.get(1)).endsWith("; Secure; SameSite=None; Partitioned");
    assertThat(ProviderSignOut.forgetting(site.site(), call().incoming()))
        .hasSize(2)
        .allMatch(header -> header.contains("Path=/logout; Max-Age=0"))
        .anyMatch(header -> header.endsWith("; Partitioned"))
        .anyMatch(header -> header.endsWith("; SameSite=Lax"));
  }

  @Test
  void forgetsAnOlderOneWhereTheNewOneIsTooLong() {
    List<String> headers = kept("x".repeat(3_000));

    assertThat(headers)
        .hasSize(2)
        .allMatch(header -> header.contains("=; Path=/logout; Max-Age=0"));
    assertThat(pair(kept("x".repeat(2_800)).get(1))).hasSizeLessThan(4_096);
  }

  @Test
  void asksByTheClientIdWhereThereIsNoTokenOfThisConnection() {
    String cookie = pair(kept(TOKEN).get(1));
    Answer plain = answer(site.live(), null);

    assertThat(plain.location().orElseThrow())
        .startsWith(provider.issuer() + "/end-session?client_id=gatehouse")
        .doesNotContain("id_token_hint");
    for (String broken :
        List.of(cookie + "A", cookie.substring(0, cookie.length() - 6), "gatehouse-id-token=x")) {
      assertThat(answer(site.live(), broken)).as(broken).isEqualTo(plain);
    }
    signOut.fingerprints = PretendSignIns.fingerprints();
    ProviderSignOut elsewhere = new ProviderSignOut();
    elsewhere.providers = signOut.providers;
    elsewhere.fingerprints = signOut.fingerprints;
    assertThat(elsewhere.answer(site.live(), call().cookies(cookie).incoming())).contains(plain);
  }
}
