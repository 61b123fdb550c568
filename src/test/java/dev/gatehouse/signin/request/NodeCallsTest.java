package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeCallsTest {
  private static final String TRUSTED = "10.0.0.5";

  private final NodeCalls calls = new NodeCalls();

  NodeCallsTest() {
    calls.requests = new Requests();
    calls.requests.configuration =
        new Configuration(
            Map.of(
                    "GATEHOUSE_TRUSTED_PROXIES",
                    TRUSTED,
                    "GATEHOUSE_GATE_PROXIES",
                    "docs.example.org=10.0.1.5")
                ::get);
    calls.requests.readProxies();
  }

  @Test
  void areOfTrustedProxiesAndOfThisMachine() {
    assertThat(isOne(TRUSTED, "/health/node", Map.of())).isTrue();
    assertThat(isOne("10.0.1.5", "/health/node", Map.of())).isTrue();
    assertThat(isOne("127.0.0.1", "/health/node", Map.of())).isTrue();
    assertThat(isOne("::1", "/health/node", Map.of())).isTrue();
    assertThat(isOne("10.0.0.6", "/health/node", Map.of())).isFalse();
  }

  @Test
  void areNotMadeThroughAProxy() {
    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
      assertThat(isOne(TRUSTED, "/health/node", Map.of(header, "x"))).as(header).isFalse();
      assertThat(isOne("127.0.0.1", "/health/node", Map.of(header, "x"))).as(header).isFalse();
    }
  }

  @Test
  void areForNothingElse() {
    assertThat(isOne(TRUSTED, "/health/ready", Map.of())).isFalse();
    assertThat(isOne(TRUSTED, "/", Map.of())).isFalse();
  }

  private boolean isOne(String address, String path, Map<String, String> headers) {
    return calls.isOne(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                NodeCallsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getRemoteAddr" -> address;
                      case "getRequestURI" -> path;
                      case "getHeader" -> headers.get(arguments[0]);
                      default -> null;
                    }));
  }
}
