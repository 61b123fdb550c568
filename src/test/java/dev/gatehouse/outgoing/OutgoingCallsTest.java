package dev.gatehouse.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.transaction.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingCallsTest {
  private static final long SITE = 5;

  private final OutgoingCalls calls = new OutgoingCalls();
  private final PretendTransactions transactions = new PretendTransactions();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch done = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    calls.hosts = ProviderHostsTest.with(Map.of("GATEHOUSE_PROVIDER_HOSTS", "127.0.0.1:*"));
    calls.transactions = transactions;
    calls.open(Executors.defaultThreadFactory());
  }

  @AfterEach
  void stop() {
    done.countDown();
    calls.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private URI at(String path, HttpHandler handler) {
    server.createContext(path, handler);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void getsAndPosts() throws CallFailed {
    URI uri =
        at(
            "/echo",
            exchange -> {
              String sent =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              String text =
                  exchange.getRequestMethod()
                      + " "
                      + exchange.getRequestHeaders().getFirst("Authorization")
                      + " "
                      + sent;
              answer(exchange, 201, text.getBytes(StandardCharsets.UTF_8));
            });

    Reply got = calls.get(SITE, uri, Map.of("Authorization", "Bearer x"));
    Reply posted = calls.post(SITE, uri, Map.of(), Map.of("a b", "ä&="));

    assertThat(got.status()).isEqualTo(201);
    assertThat(got.isOk()).isFalse();
    assertThat(got.contentType()).isEqualTo("application/json");
    assertThat(got.text()).isEqualTo("GET Bearer x ");
    assertThat(posted.text()).isEqualTo("POST null a+b=%C3%A4%26%3D");
  }

  @Test
  void reachesNamesBelowLocalhostThatDoNotResolve() throws CallFailed {
    calls.hosts = ProviderHostsTest.with(Map.of("GATEHOUSE_DEMO", "true"));
    URI uri =
        at(
            "/host",
            exchange ->
                answer(
                    exchange,
                    200,
                    exchange
                        .getRequestHeaders()
                        .getFirst("Host")
                        .getBytes(StandardCharsets.UTF_8)));
    String host = "app.localhost:" + uri.getPort();

    assertThat(calls.get(SITE, URI.create("http://" + host + "/host"), Map.of()).text())
        .isEqualTo(host);
  }

  @Test
  void followsNoRedirect() throws CallFailed {
    AtomicInteger reached = new AtomicInteger();
    URI inside =
        at(
            "/inside",
            exchange -> {
              reached.incrementAndGet();
              answer(exchange, 200, new byte[0]);
            });
    URI uri =
        at(
            "/moved",
            exchange -> {
              exchange.getResponseHeaders().set("Location", inside.toString());
              answer(exchange, 302, new byte[0]);
            });

    assertThat(calls.get(SITE, uri, Map.of()).status()).isEqualTo(302);
    assertThat(reached).hasValue(0);
  }

  @Test
  void takesTheLargestAnswerAndHangsUpOnALargerOne() throws CallFailed {
    URI largest = at("/largest", exchange -> answer(exchange, 200, new byte[256 * 1024]));
    URI larger = at("/larger", exchange -> answer(exchange, 200, new byte[256 * 1024 + 1]));
    URI endless =
        at(
            "/endless",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream body = exchange.getResponseBody()) {
                while (done.getCount() > 0) {
                  body.write(new byte[8192]);
                }
              }
            });

    assertThat(calls.get(SITE, largest, Map.of()).body()).hasSize(256 * 1024);
    assertThatThrownBy(() -> calls.get(SITE, larger, Map.of()))
        .isInstanceOf(CallFailed.class)
        .hasMessage("the answer is longer than 256 KiB");
    assertThatThrownBy(() -> calls.get(SITE, endless, Map.of()))
        .hasMessage("the answer is longer than 256 KiB");
  }

  /** The headers come at once, which ends the client's own time-out, and the body never does. */
  @Test
  void givesUpOnAnAnswerThatDoesNotEnd() {
    URI uri =
        at(
            "/slow",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              try {
                done.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    assertThatThrownBy(() -> calls.get(SITE, uri, Map.of()))
        .isInstanceOf(CallFailed.class)
        .hasMessage("no answer within 5 seconds");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI uri = URI.create("http://127.0.0.1:" + port + "/keys");

    assertThatThrownBy(() -> calls.get(SITE, uri, Map.of()))
        .hasMessage("the connection was refused");
  }

  @Test
  void callsNothingThatIsNotAllowed() {
    AtomicInteger reached = new AtomicInteger();
    URI uri = at("/x", exchange -> reached.incrementAndGet());
    calls.hosts = ProviderHostsTest.with(Map.of());

    assertThatThrownBy(() -> calls.get(SITE, uri, Map.of())).isInstanceOf(CallFailed.class);
    assertThat(reached).hasValue(0);
  }

  @Test
  void refusesToCallWithinATransaction() {
    AtomicInteger reached = new AtomicInteger();
    URI uri = at("/x", exchange -> reached.incrementAndGet());
    transactions.status = Status.STATUS_ACTIVE;

    assertThatThrownBy(() -> calls.get(SITE, uri, Map.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(reached).hasValue(0);
  }

  /** Does not answer until {@link #done}. */
  private void never(HttpExchange exchange) throws IOException {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, 200, new byte[0]);
  }

  private List<Future<Reply>> waitingFor(URI slow, int callers) {
    int before = calls.underWay();
    List<Future<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      waiting.add(threads.submit(() -> calls.get(SITE, slow, Map.of())));
    }
    while (calls.underWay() < before + callers) {
      Thread.onSpinWait();
    }
    return waiting;
  }

  @Test
  void aSlowHostLeavesRoomForOthers() throws Exception {
    calls.hosts =
        ProviderHostsTest.with(Map.of("GATEHOUSE_PROVIDER_HOSTS", "127.0.0.1:*,localhost:*"));
    URI slow = at("/slow", this::never);
    at("/other", exchange -> answer(exchange, 204, new byte[0]));
    URI other = URI.create("http://localhost:" + slow.getPort() + "/other");
    List<Future<Reply>> waiting = waitingFor(slow, 12);

    assertThatThrownBy(() -> calls.get(SITE, slow, Map.of()))
        .hasMessage("too many calls to this host are under way");
    assertThat(calls.get(SITE, other, Map.of()).status()).isEqualTo(204);
    waiting.add(threads.submit(() -> calls.get(SITE, slow, Map.of())));
    allAreAnswered(waiting);
  }

  private void allAreAnswered(List<Future<Reply>> waiting) throws Exception {
    done.countDown();
    for (Future<Reply> one : waiting) {
      assertThat(one.get().status()).isEqualTo(200);
    }
  }

  @Test
  void aSiteWithSlowHostsLeavesRoomForOtherSites() throws Exception {
    calls.hosts =
        ProviderHostsTest.with(Map.of("GATEHOUSE_PROVIDER_HOSTS", "127.0.0.1:*,localhost:*"));
    URI slow = at("/slow", this::never);
    at("/other", exchange -> answer(exchange, 204, new byte[0]));
    URI second = URI.create("http://localhost:" + slow.getPort() + "/slow");
    URI other = URI.create("http://localhost:" + slow.getPort() + "/other");
    List<Future<Reply>> waiting = waitingFor(slow, 8);
    waiting.addAll(waitingFor(second, 8));

    assertThatThrownBy(() -> calls.get(SITE, other, Map.of()))
        .hasMessage("too many calls for this help center are under way");
    assertThat(calls.get(SITE + 1, other, Map.of()).status()).isEqualTo(204);
    allAreAnswered(waiting);
    assertThat(calls.get(SITE, other, Map.of()).status()).isEqualTo(204);
  }

  @Test
  void boundsTheTimeOfLookingUpANameAndKeepsItsPlaceMeanwhile() {
    calls.hosts = ProviderHostsTest.with(Map.of());
    calls.hosts.check.resolver =
        host -> {
          try {
            done.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(host);
        };

    assertThatThrownBy(() -> calls.get(SITE, URI.create("https://slow.example.com/keys"), Map.of()))
        .hasMessage("no answer within 5 seconds");
    assertThat(calls.underWay()).isEqualTo(1);
  }

  @Test
  void tellsNothingOfAHeaderThatCannotBeSent() {
    URI uri = URI.create("http://127.0.0.1:1/x");

    assertThatThrownBy(() -> calls.get(SITE, uri, Map.of("Authorization", "Bearer a\u0001secret")))
        .isInstanceOf(CallFailed.class)
        .hasMessage("a header has characters that cannot be sent")
        .hasNoCause();
  }
}
