package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Repetitions;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.TokenParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
  private final Requests requests = new Requests();

  RequestsTest() {
    requests.configuration =
        new Configuration(
            Map.of(
                    "GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1",
                    "GATEHOUSE_GATE_PROXIES", "docs.example.org=192.0.2.7")
                ::get);
    requests.protocols =
        new Protocols() {
          @Override
          public boolean isBackChannel(String path) {
            return path.equals("/own/code");
          }

          @Override
          public Set<String> tokenHeaders() {
            return Set.of("X-Own-Token");
          }

          @Override
          public TokenParameters tokenParameters() {
            return new TokenParameters(Set.of("jwt"), Map.of());
          }
        };
    requests.readProxies();
  }

  @Test
  void handshakeOfAWebSocketIsForNoPageWhateverTheBrowserSaysOfIt() {
    Map<String, List<String>> handshake =
        Map.of("Accept", List.of("*/*"), "Sec-WebSocket-Key", List.of("dGhlIHNhbXBsZSBub25jZQ=="));

    assertThat(requests.read(request(handshake)).isForPage()).isFalse();
    assertThat(requests.read(request(Map.of("Accept", List.of("*/*")))).isForPage()).isTrue();
  }

  @Test
  void believesTheLineThatTheProxyAddedAndNotTheCallersOwn() {
    Incoming incoming =
        requests.read(
            request(
                Map.of(
                    "X-Forwarded-Host", List.of("victim.example", "acme.example"),
                    "X-Forwarded-Proto", List.of("http", "https"))));

    assertThat(incoming.host().value()).isEqualTo("acme.example");
    assertThat(incoming.secure()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, docs.example.org, docs.example.org, true",
    "192.0.2.7, Docs.Example.org:443, docs.example.org, true",
    "192.0.2.7, acme.example, docs.example.org, false",
    "192.0.2.7, 'docs.example.org, acme.example', docs.example.org, false",
    "192.0.2.8, docs.example.org, docs.example.org, false",
    "192.0.2.8, docs.example.org, acme.example, false"
  })
  void believesTheProxyOfAGateForItsHostOnly(
      String from, String forwarded, String host, boolean believed) {
    Map<String, List<String>> headers =
        Map.of(
            "Host", List.of(host),
            "X-Forwarded-Host", List.of(forwarded),
            "X-Forwarded-Proto", List.of("https"),
            "X-Forwarded-For", List.of("203.0.113.9, 192.0.2.7"));

    Incoming incoming = requests.read(request(headers, Map.of("getRemoteAddr", from)));

    assertThat(incoming.host().value()).isEqualTo(believed ? "docs.example.org" : host);
    assertThat(incoming.secure()).isEqualTo(believed);
    assertThat(incoming.address()).isEqualTo(believed ? "203.0.113.9" : from);
  }

  @Test
  void takesNoForwardedTextForAnAddressThatIsNone() {
    Incoming incoming =
        requests.read(request(Map.of("X-Forwarded-For", List.of("999.1.1.1, 127.0.0.1"))));

    assertThat(incoming.address()).isEqualTo("127.0.0.1");
  }

  @Test
  void keepsControlCharactersOutOfTheUserAgent() {
    Incoming incoming = requests.read(request(Map.of("User-Agent", List.of("a\u0000b\u007f"))));

    assertThat(incoming.userAgent()).isEqualTo("a b ");
  }

  @Test
  void refusesTooManyParameters() {
    Map<String, Object> many = Map.of("getQueryString", "a=1&".repeat(1001));

    assertThatThrownBy(() -> requests.read(request(Map.of(), many)))
        .isInstanceOf(UnreadableRequest.class);
  }

  @Test
  void copiesTheHeadersThatAProtocolNamesAndNoOther() {
    Incoming incoming =
        requests.read(
            request(Map.of("X-Own-Token", List.of("a.b.c"), "X-Other-Token", List.of("d.e.f"))));

    assertThat(incoming.tokenHeader("X-Own-Token")).contains("a.b.c");
    assertThat(incoming.tokenHeaders()).hasSize(1);
    assertThat(requests.read(request(Map.of())).tokenHeaders()).isEmpty();
  }

  @Test
  void readsLongQualityOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      Map<String, List<String>> headers = Map.of("Accept", List.of("*/*;q=" + text + "!"));

      Repetitions.answersSoon(text, () -> readOrRefuse(request(headers)));
    }
  }

  private void readOrRefuse(HttpServletRequest request) {
    try {
      requests.read(request);
    } catch (UnreadableRequest refused) {
      // Any answer will do that comes soon.
      return;
    }
  }

  @Test
  void refusesQualitiesThatNoServerCanRead() {
    for (String bad : List.of("a/b;q=x", "a/b; Q = x", "a/b;q", "a/b;q=", "*/*, a/b;q=1.0.0")) {
      assertThatThrownBy(() -> requests.read(request(Map.of("Accept", List.of("*/*", bad)))))
          .as(bad)
          .isInstanceOf(UnreadableRequest.class);
    }
    String usual = "text/html, a/b;q=0.9;level=1, text/x-q;charset=q, *; q=.2, */*; q=1";
    assertThat(requests.read(request(Map.of("Accept", List.of(usual)))).accept()).isEqualTo(usual);
  }

  private static final Map<String, Object> OF_API =
      Map.of("getServletPath", "/v1", "getPathInfo", "/article", "getRequestURI", "/v1/article");

  @ParameterizedTest
  @CsvSource({
    "Content-Type, x",
    "Content-Type, ;;",
    "Content-Type, /",
    "Content-Type, a/b/c",
    "Content-Type, a/b;=",
    "Content-Type, a/b;c",
    "Content-Type, a/b;c=",
    "Accept, x",
    "Accept, ;;",
    "Accept, a/b/c",
    "Accept, 'a/b, \"'",
    "Accept, \u00fc",
    "Accept-Language, ;;q=x",
    "Accept-Language, 'de, e n'"
  })
  void refusesHeadersThatJaxRsCannotReadWhereItAnswers(String name, String value) {
    Map<String, List<String>> headers = Map.of(name, List.of(value));

    assertThatThrownBy(() -> requests.read(request(headers, OF_API)))
        .isInstanceOf(UnreadableRequest.class);
    assertThat(requests.read(request(headers)).path()).isEqualTo("/docs");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, application/json",
    "Content-Type, 'application/json; charset=utf-8'",
    "Content-Type, 'multipart/form-data; boundary=\"a b;c\\\"d\"'",
    "Content-Type, text/plain;",
    "Content-Type, ''",
    "Content-Type, ' '",
    "Content-Type, text/plain; charset=",
    "Content-Type, text/plain;Charset=\"\";format=flowed",
    "Accept, 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8'",
    "Accept, 'text/html, image/gif, *; q=.2, */*; q=.2'",
    "Accept, ', a/b ,, c/d'",
    "Accept, ''",
    "Accept-Language, 'de-CH, de;q=0.9, *;q=0.5'",
    "Accept-Language, en;Q=0.9"
  })
  void takesHeadersAsProgramsSendThem(String name, String value) {
    assertThat(requests.read(request(Map.of(name, List.of(value)), OF_API)).path())
        .isEqualTo("/v1/article");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "*/*", "", "a/b, charset=x", "a/b;charset=bogus", "a/b;q=x"})
  void takesAnyTypeWhereBackendsSendBytes(String type) {
    Map<String, Object> call = Map.of("getServletPath", "/own/code", "getRequestURI", "/own/code");

    Incoming read = requests.read(request(Map.of("Content-Type", List.of(type)), call));

    assertThat(read.forBackend()).isTrue();
    assertThatThrownBy(() -> requests.read(request(Map.of("Accept", List.of("json")), call)))
        .isInstanceOf(UnreadableRequest.class);
  }

  @Test
  void refusesACharsetThatNobodyKnows() {
    for (String charset : List.of("bogus", "\"utf-99\"", "u$", ";charset=bogus")) {
      Map<String, List<String>> headers =
          Map.of("Content-Type", List.of("text/plain; Charset = " + charset));
      assertThatThrownBy(() -> requests.read(request(headers)))
          .isInstanceOfSatisfying(
              UnreadableRequest.class, e -> assertThat(e.answer().status()).isEqualTo(415));
    }
  }

  @Test
  void refusesControlCharactersInHeaders() {
    for (String control : List.of("\0", "\n", "\u001f", "\u007f")) {
      Map<String, List<String>> headers = Map.of("X-Any", List.of("a" + control));
      assertThatThrownBy(() -> requests.read(request(headers)))
          .isInstanceOf(UnreadableRequest.class);
    }
    assertThat(requests.read(request(Map.of("X-Any", List.of("a\tb\u00fc")))).path()).isNotNull();
  }

  @Test
  void leavesOutCookiesWithControlCharactersAndKeepsThoseBesideThem() {
    Incoming incoming =
        requests.read(
            request(Map.of("Cookie", List.of("a=1; b=2\u0001; \0=3; c=\u00fc", "d=4\u007f; e=5"))));

    assertThat(incoming.cookie("a")).contains("1");
    assertThat(incoming.cookie("b")).isEmpty();
    assertThat(incoming.cookie("c")).contains("\u00fc");
    assertThat(incoming.cookie("d")).isEmpty();
    assertThat(incoming.cookie("e")).contains("5");
  }

  @Test
  void findsNothingAtAPathOfAnApiThatIsNoUtf8() {
    Map<String, Object> path = Map.of("getServletPath", "/v1", "getPathInfo", "/article/\ufffd");

    assertThatThrownBy(() -> requests.read(request(Map.of(), path)))
        .isInstanceOfSatisfying(
            UnreadableRequest.class, e -> assertThat(e.problem().status()).isEqualTo(404));
  }

  @Test
  void readsLongHeadersOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      for (String name : List.of("Accept", "Content-Type", "Accept-Language", "Cookie")) {
        Map<String, List<String>> headers = Map.of(name, List.of(text));
        Repetitions.answersSoon(text, () -> readOrRefuse(request(headers, OF_API)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b",
        "a b",
        "acme.example:80$",
        "acme.example::",
        ":80",
        ":",
        "[::1",
        "u@acme.example",
        "ü"
      })
  void refusesAHostThatIsNone(String host) {
    assertThatThrownBy(() -> requests.read(request(Map.of("Host", List.of(host)))))
        .isInstanceOf(UnreadableRequest.class);
  }

  @Test
  void refusesTwoHosts() {
    List<String> hosts = List.of("acme.example", "acme.example");

    assertThatThrownBy(() -> requests.read(request(Map.of("Host", hosts))))
        .isInstanceOf(UnreadableRequest.class);
  }

  @Test
  void takesAnEmptyPort() {
    Incoming incoming = requests.read(request(Map.of("Host", List.of("acme.example:"))));

    assertThat(incoming.host().value()).isEqualTo("acme.example");
    assertThat(incoming.origin()).endsWith("://acme.example");
  }

  @Test
  void keepsNoTokenThatAUserAgentHolds() {
    String token = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0." + "s".repeat(43);
    String filler = "x".repeat(394) + " ";

    assertThat(requests.read(request(Map.of("User-Agent", List.of("a " + token)))).userAgent())
        .isEqualTo("a [token]");
    assertThat(requests.read(request(Map.of("User-Agent", List.of(filler + token)))).userAgent())
        .doesNotContain("eyJ")
        .hasSize(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.example", "acme.example:8080", "a_b.example.", "[::1]:80"})
  void takesAHostWithOrWithoutAPort(String host) {
    assertThat(requests.read(request(Map.of("Host", List.of(host)))).authority()).isEqualTo(host);
  }

  @Test
  void takesNoCallersWordForHttpsFromTheServer() {
    Map<String, Object> untrusted = Map.of("isSecure", true, "getRemoteAddr", "192.0.2.1");
    assertThat(requests.isSecure(request(Map.of(), untrusted))).isFalse();

    Map<String, Object> encrypted =
        Map.of("isSecure", true, "getRemoteAddr", "192.0.2.1", "getAttribute", "TLS_AES_128");
    assertThat(requests.isSecure(request(Map.of(), encrypted))).isTrue();
  }

  @Test
  void decidesOnThePathWithoutSlashesThatDoNotCount() {
    Map<String, Object> near =
        Map.of("getServletPath", "/docs/", "getRequestURI", "//d%6Fcs/", "getQueryString", "a=%");
    Incoming incoming = requests.read(request(Map.of(), near));

    assertThat(incoming.path()).isEqualTo("/docs");
    assertThat(incoming.uri()).isEqualTo("/d%6Fcs");
    assertThat(incoming.parameters()).isEqualTo(Map.of("a", "%"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/../docs", "/a/./b", "/..", "/a/.."})
  void refusesAPathWithDotSegments(String path) {
    assertThatThrownBy(() -> requests.read(request(Map.of(), Map.of("getServletPath", path))))
        .isInstanceOf(UnreadableRequest.class);
  }

  private static HttpServletRequest request(Map<String, List<String>> headers) {
    return request(headers, Map.of());
  }

  /** A request from 127.0.0.1 with these headers and answers of its methods. */
  private static HttpServletRequest request(
      Map<String, List<String>> headers, Map<String, Object> answers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                answers.containsKey(method.getName())
                    ? answers.get(method.getName())
                    : switch (method.getName()) {
                      case "getRemoteAddr" -> "127.0.0.1";
                      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                      case "getHeader" ->
                          headers.getOrDefault(arguments[0], List.of()).stream()
                              .findFirst()
                              .orElse(null);
                      case "getHeaders" ->
                          Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                      case "isSecure" -> false;
                      case "getMethod" -> "GET";
                      case "getServletPath", "getRequestURI" -> "/docs";
                      default -> null;
                    });
  }
}
