package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.proxy.BrokenNode;
import dev.gatehouse.it.support.proxy.SampleProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What proxies do and write while every node fails; a token is in no log of theirs. */
@Tag("nodes")
@Tag("once")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxyFailuresIT {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzZWNyZXQifQ.c2lnbmF0dXJl";
  private static final List<String> FAULTS =
      List.of("/hang-up", "/nonsense", "/long-head", "/breaks-off");

  @TempDir static Path folder;

  private static final List<BrokenNode> NODES = List.of(new BrokenNode(), new BrokenNode());
  private static List<SampleProxy> proxies;

  static List<SampleProxy> proxies() {
    if (proxies == null) {
      proxies = SampleProxy.inFrontOf(folder, NODES.get(0).port(), NODES.get(1).port());
    }
    return proxies;
  }

  @AfterAll
  static void stop() {
    if (proxies != null) {
      proxies.forEach(SampleProxy::stop);
    }
    NODES.forEach(BrokenNode::close);
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("proxies")
  void tokensAreInNoLogAndNoFailureTakesEverySiteDown(SampleProxy proxy) {
    for (int i = 0; i < 5; i++) {
      for (String fault : FAULTS) {
        call(proxy, fault);
      }
    }
    refused(proxy, "GET /refused?token=" + TOKEN + "\u0001 HTTP/1.1\r\nHost: a\r\n\r\n");
    refused(proxy, "GET /refused?token=" + TOKEN + "%zz HTTP/1.1\r\nHost: a b\r\n\r\n");
    refused(proxy, "GET /refused?token=" + TOKEN + " HTTP/9.7\r\nHost: a\r\n\r\n");
    refused(proxy, "GE(T /refused?token=" + TOKEN + " HTTP/1.1\r\nHost: a\r\n\r\n");
    refused(proxy, "GET /refused HTTP/1.1\r\nHost: a\r\nX: " + TOKEN + "\u0000\r\n\r\n");
    refused(
        proxy, "GET /" + "x".repeat(70_000) + "?token=" + TOKEN + " HTTP/1.1\r\nHost: a\r\n\r\n");

    proxy.on(new Http("acme.localhost")).get("/in-path/" + TOKEN);
    assertThat(proxy.on(new Http("acme.localhost")).get("/fine").status()).isEqualTo(200);
    // Written once the answer is sent.
    eventually("logged", () -> proxy.logged().contains("/fine"));
    assertThat(proxy.logged()).contains("/hang-up", "/in-path/");
    assertThat(linesWithToken(proxy)).isEmpty();
  }

  private static List<String> linesWithToken(SampleProxy proxy) {
    return proxy.logged().lines().filter(line -> line.contains("eyJhbGci")).toList();
  }

  private static void call(SampleProxy proxy, String path) {
    try {
      Answer answer =
          proxy
              .on(new Http("acme.localhost").keepingCookies().withCookie("hd_jwt", TOKEN))
              .get(
                  path + "?token=" + TOKEN,
                  "Referer",
                  "https://acme.localhost/?token=" + TOKEN,
                  "Authorization",
                  "Bearer " + TOKEN);
      if (answer.status() != 200) {
        assertThat(answer.status()).as("%s", answer).isIn(502, 503);
        assertThat(answer.header("Retry-After")).as("%s", answer).isEqualTo("10");
        assertThat(answer.body()).contains("Back soon");
      }
    } catch (UncheckedIOException brokenOff) {
      assertThat(path).isIn("/breaks-off", "/long-head", "/nonsense");
    }
  }

  /** What no client would send; whatever comes back. */
  private static void refused(SampleProxy proxy, String request) {
    try (Socket socket = new Socket("127.0.0.1", proxy.httpPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes())).doesNotContain("200 OK");
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("proxies")
  void nodeThatWaitedForTheDatabaseInVainIsNotHelpedByAskingAgain(SampleProxy proxy) {
    long before = asked("/no-database");

    Answer answer = proxy.on(new Http("acme.localhost")).get("/no-database");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers("Retry-After")).containsExactly("7");
    assertThat(asked("/no-database")).isEqualTo(before + 1);
  }

  private static long asked(String path) {
    return NODES.stream().mapToLong(node -> node.asked(path)).sum();
  }

  @Order(3)
  @ParameterizedTest
  @MethodSource("proxies")
  void whileNoNodeIsReadyTheNodesSayWhatIsWrong(SampleProxy proxy) {
    loseDatabase();

    Answer answer =
        proxy.on(new Http("acme.localhost")).post("/a%2Fb?token=" + TOKEN, "what was filled in");

    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo("POST /a%%2Fb?token=%s of 127.0.0.1: what was filled in".formatted(TOKEN));
    assertThat(answer.headers("Retry-After")).containsExactly("7");
    assertThat(answer.headers("Cache-Control")).containsExactly("private");
    assertThat(linesWithToken(proxy)).isEmpty();
  }

  /** Two failed checks of each node by each proxy that checks, and then some. */
  private static void loseDatabase() {
    if (NODES.stream().allMatch(BrokenNode::isReady)) {
      long before = asked("/health/node");
      NODES.forEach(BrokenNode::loseDatabase);
      eventually("all have noticed", () -> asked("/health/node") >= before + 30);
    }
  }

  @Order(4)
  @ParameterizedTest
  @MethodSource("proxies")
  void withoutAnyNodeReadersAreAskedToComeBack(SampleProxy proxy) {
    NODES.forEach(BrokenNode::close);

    Answer answer = proxy.on(new Http("acme.localhost")).get("/docs?token=" + TOKEN);

    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(answer.headers("Retry-After")).containsExactly("10");
    assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    assertThat(answer.body()).contains("Back soon");
    assertThat(linesWithToken(proxy)).isEmpty();
  }
}
