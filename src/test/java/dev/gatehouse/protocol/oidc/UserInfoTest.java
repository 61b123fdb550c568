package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.outgoing.PretendCalls;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.claims.Claims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserInfoTest {
  private static final TenantId SITE = new TenantId(5);

  private final UserInfo userInfo = new UserInfo();
  private HttpServer server;
  private volatile String answer;
  private volatile String authorization;

  @BeforeEach
  void start() throws IOException {
    userInfo.calls = PretendCalls.calls("127.0.0.1:*");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorization = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ProviderMetadata provider(boolean hasUserInfo) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/userinfo");
    return new ProviderMetadata(
        "",
        uri,
        uri,
        Optional.of(uri).filter(any -> hasUserInfo),
        uri,
        Optional.empty(),
        false,
        true);
  }

  private Claims added(Map<String, Object> idToken, String told) throws Rejected {
    answer = told;
    return userInfo.added(
        SITE, new Claims(idToken), provider(true), new IssuedTokens("id", "access"));
  }

  private Rejected refusal(String told) {
    return catchThrowableOfType(Rejected.class, () -> added(Map.of("sub", "1"), told));
  }

  @Test
  void addsWhatTheIdTokenLacks() throws Rejected {
    Claims all =
        added(
            Map.of("sub", "1", "name", "Ann", "nonce", "n"),
            "{\"sub\":\"1\",\"name\":\"Other\",\"locale\":\"de\",\"nonce\":\"x\"}");

    assertThat(authorization).isEqualTo("Bearer access");
    assertThat(all.asMap())
        .containsEntry("name", "Ann")
        .containsEntry("locale", "de")
        .containsEntry("nonce", "n");
  }

  @Test
  void verifiesNoOtherAddressThanItsOwn() throws Rejected {
    String verified = "{\"sub\":\"1\",\"email\":\"a@x.example\",\"email_verified\":true}";

    assertThat(added(Map.of("sub", "1"), verified).flag("email_verified")).contains(true);
    assertThat(added(Map.of("sub", "1", "email", "a@x.example"), verified).flag("email_verified"))
        .contains(true);
    assertThat(added(Map.of("sub", "1", "email", "b@x.example"), verified).flag("email_verified"))
        .isEmpty();
    assertThat(
            added(
                    Map.of("sub", "1", "email_verified", true),
                    "{\"sub\":\"1\",\"email\":\"c@x.example\"}")
                .flag("email_verified"))
        .isEmpty();
  }

  @Test
  void refusesSomebodyElse() {
    assertThat(refusal("{\"sub\":\"2\"}").reason()).isEqualTo(Rejection.OIDC_USERINFO_MISMATCH);
    assertThat(refusal("{}").reason()).isEqualTo(Rejection.OIDC_USERINFO_MISMATCH);
    assertThat(refusal("{\"sub\":1}").reason()).isEqualTo(Rejection.OIDC_USERINFO_MISMATCH);
  }

  @Test
  void refusesWhatIsNoUserInformation() {
    assertThat(refusal("eyJhbGciOiJSUzI1NiJ9.e30.x").reason())
        .isEqualTo(Rejection.OIDC_PROVIDER_UNAVAILABLE);
    assertThat(
            catchThrowableOfType(
                    Rejected.class,
                    () ->
                        userInfo.added(
                            SITE,
                            new Claims(Map.of("sub", "1")),
                            provider(false),
                            new IssuedTokens("id", "access")))
                .detail())
        .contains("no user information");
  }
}
