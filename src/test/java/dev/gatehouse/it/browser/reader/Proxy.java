package dev.gatehouse.it.browser.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatehouse.it.support.http.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Terminates HTTPS before the server under test, as a load balancer does, and sets its headers. */
public final class Proxy implements HttpHandler {
  /** A reader's address, from the range for documentation (RFC 5737). */
  private static final String READER = "198.51.100.7";

  /**
   * A cookie that every answer sets beside the server's own cookies: for frames, but without a
   * partition.
   */
  static final String CANARY = "canary";

  /** Hosts at which browsers seem to keep no cookies. */
  private static final Set<String> WITHOUT_COOKIES = ConcurrentHashMap.newKeySet();

  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "transfer-encoding",
          "keep-alive",
          "upgrade",
          "date",
          "clear-site-data");

  private final String target = "http://127.0.0.1:" + Http.port();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Lets a host get no cookies, as of browsers that keep none. */
  static void withoutCookies(String origin) {
    WITHOUT_COOKIES.add(URI.create(origin).getAuthority());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    pass(ask(exchange, exchange.getRequestURI().toString(), exchange.getRequestMethod()), exchange);
  }

  /** Gives the browser an answer of the server under test. */
  static void pass(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    exchange
        .getResponseHeaders()
        .add("Set-Cookie", CANARY + "=sings; Path=/; Secure; SameSite=None");
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * Asks the server under test with the headers that the browser sent.
   *
   * @param more headers that are set in addition: name, value, name, value
   */
  HttpResponse<byte[]> ask(HttpExchange exchange, String uri, String method, String... more)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String asked = exchange.getRequestHeaders().getFirst("Host");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + uri))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              boolean lost = name.equalsIgnoreCase("Cookie") && WITHOUT_COOKIES.contains(asked);
              if (!lost && !OF_THE_CONNECTION.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
              }
            });
    request.setHeader("X-Forwarded-Proto", "https");
    request.setHeader("X-Forwarded-Host", asked);
    request.setHeader("X-Forwarded-For", READER);
    for (int i = 0; i < more.length; i += 2) {
      request.setHeader(more[i], more[i + 1]);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
