package dev.gatehouse.it.browser.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A company's app on another origin with the widget embedded: one page, and the address from which
 * the page's script gets a fresh token.
 */
final class HostPage implements AutoCloseable {
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="UTF-8"><title>The company's app</title></head>
      <body>
      <main><h1>The company's app</h1><p><button id="own" type="button">Need help?</button></p></main>
      %s
      </body>
      </html>
      """;

  private final HttpServer server;
  private final AtomicInteger tokensAsked = new AtomicInteger();
  private volatile String html = "";
  private volatile String policy;
  private volatile Supplier<String> token = () -> "";

  HostPage() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> answer(exchange, "text/html", HTML.formatted(html)));
    server.createContext("/helpcenter-token", this::sendToken);
    server.createContext("/favicon.ico", exchange -> answer(exchange, "image/x-icon", ""));
    server.start();
  }

  String origin() {
    return "http://shop.localhost:" + server.getAddress().getPort();
  }

  /** The markup at the end of the page. */
  HostPage with(String markup) {
    html = markup;
    return this;
  }

  /** The page's Content-Security-Policy. */
  HostPage under(String contentPolicy) {
    policy = contentPolicy;
    return this;
  }

  /** The tokens that the app returns, one for each request. */
  HostPage givingOut(Supplier<String> tokens) {
    token = tokens;
    return this;
  }

  /** How often the page requested a token. */
  int tokensAsked() {
    return tokensAsked.get();
  }

  private void sendToken(HttpExchange exchange) throws IOException {
    tokensAsked.incrementAndGet();
    answer(exchange, "application/json", "{\"jwt\":\"" + token.get() + "\"}");
  }

  private void answer(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    if (policy != null) {
      exchange.getResponseHeaders().set("Content-Security-Policy", policy);
    }
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
