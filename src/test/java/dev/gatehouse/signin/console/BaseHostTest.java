package dev.gatehouse.signin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseHostTest {
  private final BaseHost baseHost = new BaseHost();

  BaseHostTest() {
    baseHost.configuration =
        new Configuration(name -> name.equals("GATEHOUSE_BASE_DOMAIN") ? "example.net" : null);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, acme.example.net",
    "ACME, acme.example.net",
    "acme.example.net, acme.example.net",
    "https://acme.example.net, acme.example.net",
    "https://acme.example.net:8443/, acme.example.net",
    "acme.example.net:8080, acme.example.net",
    "help.acme.com, help.acme.com",
    "https://help.acme.com/, help.acme.com",
    "help.acme.com., help.acme.com"
  })
  void readsEveryFormOfTheName(String domain, String host) {
    assertThat(baseHost.accountHost(domain).value()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "http://acme.example.net",
        "https://",
        "acme//",
        "acme/x",
        "a b",
        "user@acme",
        "acme:",
        "acme:port",
        "[::1]",
        "\0"
      })
  void takesNothingElseForName(String domain) {
    assertThat(baseHost.accountHost(domain).value()).isEmpty();
  }

  @Test
  void isCallAtTheTenantsOwnHost() {
    Incoming call = of("example.net", "/article/52-x", Map.of("account_domain", "acme")).get();

    assertThat(call.host().value()).isEqualTo("acme.example.net");
    assertThat(call.path()).isEqualTo("/v1/article/52");
    assertThat(call.isForPrograms()).isTrue();
    assertThat(call.origin()).isEqualTo("https://acme.example.net:8443");
    assertThat(call.cookies()).isNull();
  }

  @Test
  void leavesOtherRequestsAlone() {
    Map<String, String> account = Map.of("account_domain", "acme");

    assertThat(of("example.net", "/v1/article", Map.of())).isEmpty();
    assertThat(of("example.net", "/docs", account)).isEmpty();
    assertThat(of("other.example.net", "/v1/article", account)).isEmpty();
    assertThat(of("app.example.net", "/v1/article", account)).isEmpty();
  }

  private Optional<Incoming> of(String host, String path, Map<String, String> parameters) {
    return baseHost.accountCall(
        PretendCall.to(host, path)
            .authority(host + ":8443")
            .parameters(parameters)
            .cookies("hd_jwt=a.b.c")
            .incoming());
  }
}
