package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a browser goes that sends the code of its own session again. */
class ReloadTest {
  private static final String CODE = "c0de";

  private final PretendSite pretended =
      new PretendSite(ProtocolsOnClassPath.named("document360"), "k");
  private final Site site = pretended.site();
  private final Reload reload = new Reload();

  ReloadTest() {
    reload.protocols =
        new Protocols() {
          @Override
          public boolean isSignIn(Site at, Incoming request) {
            return true;
          }

          @Override
          public List<Attempt> attempts(Site at, Incoming request) {
            Protocol protocol = pretended.live().protocol();
            List<Credential> found = protocol.find(request, pretended.settings);
            return found.stream().map(sent -> new Attempt(sent, pretended.live())).toList();
          }
        };
  }

  private LiveSession session(String madeBy, String landedAt) {
    return new LiveSession(
        1,
        Caller.guest(site.id()),
        SessionHolder.guest(null),
        SessionOrigin.connection(7, madeBy),
        new LiveSession.Times(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.MAX),
        landedAt);
  }

  private Optional<String> page(LiveSession session, String redirectUrl) {
    Map<String, String> parameters =
        redirectUrl == null
            ? Map.of("code", CODE)
            : Map.of("code", CODE, "redirectUrl", redirectUrl);
    Incoming request =
        PretendCall.to("acme.help.example", "/jwt/authorize").parameters(parameters).incoming();
    return reload
        .decide(site, request, session)
        .flatMap(
            decision ->
                ((Decision.Stop) decision)
                    .answer().headers().stream()
                        .filter(header -> header.name().equals("Location"))
                        .map(Answer.Header::value)
                        .findFirst());
  }

  @Test
  void leadsToThePageThatTheSignInLedTo() {
    assertThat(page(session(Fingerprint.of(CODE), "/article/1-a"), "/docs"))
        .contains("/article/1-a");
  }

  @ParameterizedTest
  @CsvSource({"/docs,/docs", ",/", "https://evil.example/,/"})
  void leadsToThePageInTheAddressWhereTheSessionIsOlder(String redirectUrl, String page) {
    assertThat(page(session(Fingerprint.of(CODE), null), redirectUrl)).contains(page);
  }

  @Test
  void isNoneWithTheSessionOfAnotherCode() {
    assertThat(page(session(Fingerprint.of("another"), null), "/docs")).isEmpty();
    assertThat(page(session(null, null), "/docs")).isEmpty();
  }
}
